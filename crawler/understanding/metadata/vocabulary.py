"""The words around names, in many languages: what introduces a byline, jobs, and names that name nobody.

Owns the words. Must not know how a byline is split. Written from general knowledge of the languages.
"""

import re

_ALONE = """
written by|words by|text by|story by|reported by|report by|reporting by|posted by|published by|submitted by|contributed by|guest post by
compiled by|article by|an article by|review by|interview by|photos and text by|text and photos by|edited by|created by|by
ein beitrag von|ein artikel von|ein gastbeitrag von|eine analyse von|ein kommentar von|ein interview von|eine kolumne von|ein bericht von
kommentar von|interview von|aufgezeichnet von|geschrieben von|verfasst von|veröffentlicht von|erstellt von|gepostet von|beitrag von|text von|von
propos recueillis par|écrit par|ecrit par|publié par|rédigé par|posté par|un article de|par
escrito por|publicado por|redactado por|una crónica de|texto de|texto por|por|scritto da|pubblicato da|a cura di|testo di|articolo di|intervista di
geschreven door|een artikel van|door|skrevet av|skriven av|skrevet af|publisert av|publicerad av|text och foto|av|af
napsal|napsala|opracował|opracowała|scris de|publicat de|napisao|napisala|objavio|objavila|piše|írta|írja
записал|записала|підготував|підготувала|подготовил|подготовила|написал|написала|пише|от
του|της|από|γράφει ο|γράφει η|γράφει|yazan|hazırlayan|kaleme alan|ditulis oleh|oleh
เขียนโดย|โดย|بقلم|كتب|كتبت|نوشته|מאת|撰文|記者|记者|文・|取材・文
"""
_MARKED = """
author|authors|author(s)|autor|autorin|autoren|autor(in)|text|texte|tekst|texto|testo|teksti|reporter|redakteur|redakteurin|verfasser|verfasserin|protokoll
interview|автор|авторы|автори|авторка|текст|записав|haber|auteur|auteurs|autora|autore|autores|forfatter|författare|kirjoittaja|yazar|penulis|oprac.|oprac
autorka|autorul|szerző|avtor|avtorica|συντάκτης|tác giả|作者|文|記者|记者|文字|编辑|責任編集|執筆|聞き手|글|기자|लेखक|লেখক|نویسنده|الكاتب|כתב|כתבת|source|quelle|fuente
"""


def _alternatives(words: str) -> str:
    found = {one.strip() for line in words.splitlines() for one in line.split("|")} - {""}
    return "|".join(re.escape(one) for one in sorted(found, key=lambda one: (-len(one), one)))


# Words that are nothing else stand alone before a name; those that are also nouns need a colon or a slash.
INTRODUCTIONS = rf"\s*[-–—]?\s*(?:(?:{_alternatives(_ALONE + _MARKED)})\s*[:：／/=＝]|(?:{_alternatives(_ALONE)})\s)\s*"

JOB_WORDS = frozenset(
    """
staff writer writers reporter reporters editor editors editorial correspondent correspondents columnist contributor contributors contributing
deputy managing freelance producer journalist journalists author analyst critic photographer blogger expert specialist consultant director manager founder co-founder ceo
professor lecturer physician attorney lawyer economist strategist researcher scientist engineer coach nutritionist dietitian
redakteur redakteurin redakteure redakteurinnen redaktion korrespondent korrespondentin reporterin autor autorin volontär volontärin chefredakteur
chefredakteurin ressortleiter ressortleiterin freier freie mitarbeiter mitarbeiterin journalistin leitender leitende stellvertretender
stellvertretende politikredakteur wirtschaftsredakteur sportredakteur kolumnist kolumnistin gastautor gastautorin fotograf
journaliste rédacteur rédactrice correspondant correspondante envoyé envoyée spécial spéciale chef rubrique grand rédaction chroniqueur
periodista redactor redactora corresponsal enviado enviada columnista colaborador colaboradora redacción jefe jefa sección
giornalista redattore redattrice corrispondente inviato inviata redazione collaboratore collaboratrice
jornalista repórter correspondente redação editora colunista colaboração
journalist redacteur verslaggever correspondent redactie skribent journalistene redaktør redaktion redaktör reportern kommentator
toimittaja dziennikarz dziennikarka redaktor redakcja redaktorka redaktorka komentátor zpravodaj
корреспондент обозреватель журналист редактор редакция спецкор кореспондент журналіст редакція
muhabir muhabiri editör yazarı wartawan редакцiя
""".split()
)

JOB_SURROUNDINGS = frozenset(
    """senior junior chief assistant associate executive political economics economy business sports sport technology science health environment
    education culture travel crime foreign national international local news web digital video data investigative features special team desk
    bureau head of the in for and at by politics europe africa asia world us uk white house washington london intern fellow guest""".split()
)

PUBLISHED_WORDS = frozenset(
    """posted published updated modified created last on veröffentlicht aktualisiert erstellt stand publié publiée modifié mis actualizado publicado
    pubblicato aggiornato atualizado gepubliceerd bijgewerkt publicerad uppdaterad publisert oppdatert udgivet опубликовано обновлено foto fotos
    photo photos picture image images bild bilder credit credits imagen video copyright read more reviewed fact checked medically about see all view share subscribe follow""".split()
)

OUTLET_WORDS = frozenset(
    """
news times post daily herald tribune gazette journal newspaper magazine press media online today network tv radio channel
zeitung tagblatt tageblatt nachrichten rundschau anzeiger presse verlag agentur redaktion journal magazin
journal quotidien diario periódico gaceta giornale quotidiano jornal krant nieuws avis tidning gazeta
university universität université universidad università institute institut foundation center centre
""".split()
)

NOBODY = frozenset(
    """admin administrator author editor user guest anonymous unknown undefined null none nan n/a test root webmaster wp-admin super user
    superuser superadmin siteadmin ?? by von par por autor auteur автор 編集部 author name""".split()
) | frozenset(
    {
        "super user",
        "site admin",
        "guest author",
        "guest post",
        "no author",
        "author name",
        "share",
        "follow",
        "comments",
        "print",
        "twitter",
        "facebook",
        "instagram",
        "linkedin",
        "whatsapp",
        "email",
        "e-mail",
        "agencies",
        "agenturen",
        "agences",
        "agencias",
        "agenzie",
        "red",
        "red.",
        "reviewed by",
        "view profile",
        "all posts",
        "bio",
        "website",
        "subscribe",
        "agency",
        "various authors",
        "uncategorized",
        "written by",
        "posted by",
        "artikel von",
    }
)

# Words that stand between a name and a date: connecting words, weekdays and months of the languages most often printed.
BEFORE_DATES = frozenset(
    """on at am um vom le à el a las em às den d il alle op om kl den dne dnia в от no published updated posted last modified by | - veröffentlicht
    aktualisiert publié publicado pubblicato gepubliceerd stand
    mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december
    januar februar märz mai juni juli oktober dezember jänner mär okt dez
    janvier février mars avril juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    januari februari maart mei augustus""".split()
)

PARTICLES = frozenset(
    """de da di do dos das del della degli dei du des la le les el al bin ibn binti y e i zu zum zur ter ten te van von vom der den dem het 't af av st
    san santa d' ap mac mc und and et o' abu ben bat""".split()
)
