"""Know news agencies by name, so that a byline's people and its agencies can be told apart.

Owns the list of agencies. Must not know where a name was printed. The names are public knowledge; short forms are
compared with their capitals, because "AA" or "PA" in other writing is something else.
"""

import re

_LONG = """
reuters|thomson reuters|associated press|the associated press|agence france-presse|agence france presse
deutsche presse-agentur|deutsche presse agentur|dpa-afx|dpa-infocom|dpa-tmn|austria presse agentur|apa-ots|keystone-sda
keystone-ats|keystone/sda|schweizerische depeschenagentur|sport-informations-dienst|evangelischer pressedienst
katholische nachrichten-agentur|dts nachrichtenagentur|dow jones newswires|press association|pa media|pa news agency
the canadian press|canadian press|la presse canadienne|presse canadienne|australian associated press|united press international
agencia efe|efe agencias|europa press|agência lusa|agencia lusa|lusa|agência brasil|estadão conteúdo|folhapress|télam|telam|notimex
ansa|agi|adnkronos|askanews|lapresse|itar-tass|tass|interfax|ria novosti|tass news agency|тасс|итар-тасс|рия новости
интерфакс|regnum|ukrinform|укринформ|укрінформ|unian|униан|уніан|интерфакс-украина|інтерфакс-україна|belta|белта|kazinform
polska agencja prasowa|česká tisková kancelář|tasr|tlačová agentúra|sita|agerpres|mediafax|hina|tanjug|танјуг|fonet|agencija beta|srna
slovenska tiskovna agencija|бта|българска телеграфна агенция|απε-μπε|αθηναϊκό πρακτορείο|ana-mpa|anadolu ajansı|anadolu agency
demirören haber ajansı|ihlas haber ajansı|i̇hlas haber ajansı|belga|agence belga|algemeen nederlands persbureau|novum nieuws|ritzau|ntb
tidningarnas telegrambyrå|tt nyhetsbyrån|finska notisbyrån|magyar távirati iroda|baltic news service|xinhua|xinhua news agency|新华社
新华网|中新社|中国新闻社|中央社|中央通訊社|共同|共同通信|共同通信社|kyodo|kyodo news|時事|時事通信|時事通信社|jiji press|jiji|afp-jiji
afp時事|afpbb news|ロイター|ロイター通信|yonhap|yonhap news agency|연합뉴스|뉴시스|뉴스1|press trust of india|asian news international|indo-asian news service
united news of india|bernama|antara|antara news|ttxvn|thông tấn xã việt nam|vietnam news agency|irna|isna|mehr news|fars news
ایرنا|ایسنا|خبرگزاری مهر|خبرگزاری فارس|وكالات|رويترز|أ ف ب|أ.ف.ب|فرانس برس|د ب أ|وكالة الأناضول|الأناضول|أ ش أ|وام|واس|רויטרס
news agency of nigeria|ghana news agency|kenya news agency|agence de presse sénégalaise|maghreb arabe presse|tunis afrique presse
agence marocaine de presse|prensa latina|inter press service|tribune news service|states newsroom|zuma press|afp fact check
"""
_SHORT = """
AP AFP dpa DPA Dpa APA sda SDA Sda ATS ats SID sid epd EPD kna KNA dts DJN UPI AAP CP PA PAP MTI ČTK CTK TT STT FNB NTB ANP BNS ELTA LETA EFE EP
BELGA PTI ANI IANS UNI AA DHA İHA IHA BTA STA SRNA VNA NAN GNA SPA WAM MENA MAP TAP APS CNA RIA ИТАР УНИАН ПАП Rtr RTR rtr
"""
_NAMES = frozenset(" ".join(one.split()) for line in _LONG.strip().splitlines() for one in line.split("|"))
_MARKS = frozenset(_SHORT.split())
_PREFIX = re.compile(r"^(?:AFP|AP|dpa|DPA|Reuters|ANSA|EFE)(?:[\s/-]+[^\W\d_a-z][\w.]*){0,2}$")


def is_agency(name: str) -> bool:
    """Whether `name` is a news agency, its short mark, or one of its national desks ("AFP Deutschland")."""
    if name in _MARKS:
        return True
    return name.casefold() in _NAMES or (len(name) < 40 and _PREFIX.match(name) is not None)
