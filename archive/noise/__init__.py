"""What is not an edit: named, versioned rules for differences that a reader would not call one.

Pure. `compare` is the one question that others ask; each rule stands in a module of its own kind.
"""

from archive.noise.comparison import Comparison, Suppressed, compare, is_noise
from archive.noise.phrases import date_words

__all__ = ["Comparison", "Suppressed", "compare", "date_words", "is_noise"]
