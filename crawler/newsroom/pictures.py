"""Pictures for stories: small landscapes in SVG, drawn from the story's name.

Owns the drawing. Must not know stories. The same name always gives the same picture.
"""

from random import Random
from xml.sax.saxutils import escape

_PALETTES = (
    ("#f2d8b1", "#d98f5c", "#7d4f50", "#34344e"),
    ("#dbe7e4", "#8fb5b0", "#48777c", "#1f3d4d"),
    ("#f4e7c5", "#c9b06b", "#7d7f48", "#3c4a37"),
    ("#e6dfe8", "#b39ab8", "#6b5b84", "#2f2b4a"),
    ("#e3e8ee", "#9fb1c6", "#5a7290", "#23364f"),
    ("#f6ddcc", "#e0a37e", "#a65e4e", "#4a2c2e"),
)


def picture(name: str, *, width: int = 960, height: int = 540) -> str:
    """An SVG picture for `name`: a sky, a sun, four ridges, and a town or boats on the last one."""
    chance = Random(name)
    sky, far, middle, near = chance.choice(_PALETTES)
    sun_x, sun_y = chance.randint(120, width - 120), chance.randint(90, 220)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f'<rect width="{width}" height="{height}" fill="{sky}"/>',
        f'<circle cx="{sun_x}" cy="{sun_y}" r="{chance.randint(38, 76)}" fill="#fffaf0" opacity=".75"/>',
    ]
    for level, colour in enumerate((far, far, middle, near)):
        base = 250 + 75 * level
        points = [f"0,{height}"]
        points += [f"{x},{base + chance.randint(-46, 40)}" for x in range(0, width + 80, 80)]
        points += [f"{width},{height}"]
        opacity = ".55" if level == 0 else "1"
        parts.append(f'<polygon points="{" ".join(points)}" fill="{colour}" opacity="{opacity}"/>')
        if level == 2:
            parts += _town(chance, near, width) if chance.random() < 0.6 else _boats(chance, width)
    return "".join([*parts, "</svg>"])


def banner(name: str, words: str) -> str:
    """An advertisement as an SVG picture."""
    ground, _, accent, ink = Random(name).choice(_PALETTES)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 110" role="img">'
        f'<rect width="600" height="110" fill="{ground}"/><rect width="10" height="110" fill="{accent}"/>'
        f'<g font-family="Liberation Serif, Georgia, serif" fill="{ink}">'
        f'<text x="40" y="50" font-size="32" font-weight="700">{escape(name)}</text>'
        f'<text x="40" y="84" font-size="21">{escape(words)}</text></g></svg>'
    )


def _town(chance: Random, colour: str, width: int) -> list[str]:
    start, houses = chance.randint(60, width // 2), []
    for index in range(chance.randint(6, 11)):
        left, tall, wide = start + index * 44, chance.randint(34, 120), chance.randint(26, 42)
        top = 470 - tall
        houses.append(
            f'<path d="M{left},470V{top}l{wide / 2},-{chance.randint(8, 26)}l{wide / 2},26V470z" fill="{colour}"/>'
        )
        houses.append(f'<rect x="{left + 8}" y="{top + 34}" width="6" height="9" fill="#fbe7a8" opacity=".8"/>')
    return houses


def _boats(chance: Random, width: int) -> list[str]:
    boats = []
    for _ in range(chance.randint(2, 4)):
        x, y = chance.randint(80, width - 120), chance.randint(410, 450)
        boats.append(f'<path d="M{x},{y}l14,-62l30,62z" fill="#fffaf0" opacity=".9"/>')
        boats.append(f'<path d="M{x - 16},{y + 4}h72l-12,16h-48z" fill="#2a2a35"/>')
    return boats
