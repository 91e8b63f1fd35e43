"""What walls, missing pages and errors say, in many languages.

Owns the phrases, lower case. Must not know how many of them make a verdict. Written from general knowledge of the
languages and of what such pages print.
"""


def _any(lines: str) -> tuple[str, ...]:
    """The phrases, one a `|` or line."""
    return tuple(sorted({one.strip() for line in lines.strip().splitlines() for one in line.split("|")} - {""}))


def spoken(phrases: tuple[str, ...], text: str) -> str | None:
    """The first of `phrases` that `text` (lower case, single spaces) holds, or None."""
    return next((phrase for phrase in phrases if phrase in text), None)


def count_spoken(phrases: tuple[str, ...], text: str) -> int:
    """How many different of `phrases` are in `text` (lower case, single spaces)."""
    return sum(phrase in text for phrase in phrases)


NOT_FOUND = _any("""
page not found|page cannot be found|page can't be found|page could not be found|page couldn't be found|page doesn't exist|page does not exist|page no longer exists
page you requested|page you were looking for|page you are looking for|page you're looking for|article not found|story not found|content not found|post not found
article is no longer available|page is no longer available|story is no longer available|content is no longer available|nothing found|404 not found|error 404|404 error
we can't find that page|we couldn't find that page|couldn't find the page|can't find the page|this page isn't available|page unavailable|page not available|has been removed
seite nicht gefunden|seite wurde nicht gefunden|seite konnte nicht gefunden|seite existiert nicht|seite gibt es nicht|seite ist nicht mehr|artikel nicht gefunden
artikel ist nicht mehr verfügbar|artikel wurde nicht gefunden|inhalt nicht gefunden|fehler 404|seite nicht verfügbar|nicht mehr verfügbar|beitrag nicht gefunden
page introuvable|page non trouvée|page n'existe pas|page n’existe pas|page n'existe plus|page n’existe plus|page que vous recherchez|page que vous cherchez|page demandée
article introuvable|article n'est plus disponible|article n’est plus disponible|contenu introuvable|erreur 404
página no encontrada|página no existe|página que buscas|página que busca|página que está buscando|no se ha encontrado la página|no se encuentra la página
artículo no encontrado|contenido no encontrado|noticia no encontrada|no encontramos la página|página no disponible
página não encontrada|página não existe|página que procura|página que você procura|página que você está procurando|não foi encontrada|conteúdo não encontrado|erro 404
pagina non trovata|pagina non esiste|pagina che stai cercando|pagina che cerchi|pagina richiesta non|articolo non trovato|contenuto non trovato|errore 404
pàgina no trobada|pagina niet gevonden|pagina bestaat niet|pagina is niet gevonden|pagina die je zoekt|pagina die u zoekt|artikel niet gevonden|niet meer beschikbaar
sidan hittades inte|sidan kunde inte hittas|sidan finns inte|sidan du söker|hittar inte sidan|siden blev ikke fundet|siden findes ikke|siden kunne ikke findes
siden finnes ikke|fant ikke siden|siden ble ikke funnet|siden du leter etter|siden du leder efter|sivua ei löytynyt|sivua ei löydy|hakemaasi sivua|síða fannst ekki|síðan fannst ekki
strona nie istnieje|nie znaleziono strony|strony nie znaleziono|strona nie została znaleziona|stránka nenalezena|stránka nebyla nalezena|stránka neexistuje|stránka nenájdená
stránka nebola nájdená|stránku sme nenašli|stran ne obstaja|stranica nije pronađena|stranica ne postoji|strana ni najdena|stran ni bila najdena|страница није пронађена
az oldal nem található|a keresett oldal|nincs ilyen oldal|pagina nu a fost găsită|pagina nu există|pagina căutată|lehte ei leitud|lapa nav atrasta|puslapis nerastas
sayfa bulunamadı|aradığınız sayfa|sayfa mevcut değil|halaman tidak ditemukan|halaman yang anda cari|halaman tidak dijumpai|không tìm thấy trang|trang không tồn tại
страница не найдена|страницы не существует|страница не существует|страница удалена|такой страницы нет|сторінку не знайдено|сторінка не знайдена|страницата не е намерена
страницата не съществува|η σελίδα δεν βρέθηκε|η σελίδα που ζητήσατε|η σελίδα δεν υπάρχει|הדף לא נמצא|העמוד לא נמצא|הדף המבוקש|الصفحة غير موجودة|لم يتم العثور على الصفحة
الصفحة المطلوبة|صفحه مورد نظر|صفحه یافت نشد|صفحه پیدا نشد|पेज नहीं मिला|पृष्ठ नहीं मिला|ไม่พบหน้า|页面不存在|找不到页面|页面未找到|您访问的页面|無法找到網頁|找不到網頁|頁面不存在|找不到頁面
ページが見つかりません|お探しのページ|ページは存在しません|記事が見つかりません|페이지를 찾을 수 없|존재하지 않는 페이지|요청하신 페이지|ukurasa haujapatikana
""")

PAYWALL = _any("""
subscribe to continue reading|subscribe to keep reading|subscribe to read|subscribe now to read|to continue reading|to keep reading|to read the full article|to read the full story
to read the rest of this|already a subscriber|this article is for subscribers|this story is for subscribers|for subscribers only|subscriber-only|subscriber only|subscribers only
subscriber exclusive|exclusive to subscribers|available to subscribers|only available to subscribers|unlock this article|unlock the full|continue reading with|become a member to read
you have reached your limit|you've reached your limit|free articles remaining|free articles left|register to continue|register to read|sign in to continue reading|log in to continue reading
weiterlesen mit|jetzt weiterlesen|um weiterzulesen|diesen artikel weiterlesen|artikel weiterlesen|sie möchten weiterlesen|nur für abonnenten|für abonnenten|sie sind bereits abonnent
bereits abonnent|bereits digitalabonnent|mit abo lesen|jetzt abonnieren und weiterlesen|abonnieren und weiterlesen|jetzt testen und weiterlesen|gratis testen|exklusiv für abonnenten
noch kein abo|haben sie bereits ein abo|zugang zu allen artikeln|freischalten und weiterlesen
réservé aux abonnés|réservée aux abonnés|il vous reste|pour lire la suite|lire la suite de cet article|déjà abonné|article abonné|abonnez-vous pour lire|abonnez-vous pour continuer|contenu réservé
exclusivo para suscriptores|solo para suscriptores|sólo para suscriptores|suscríbete para seguir leyendo|para seguir leyendo|para continuar leyendo|ya eres suscriptor|¿ya eres suscriptor
contenido exclusivo|contenuto riservato|riservato agli abbonati|per continuare a leggere|sei già abbonato|abbonati per leggere|abbonati per continuare|articolo riservato
exclusivo para assinantes|conteúdo exclusivo|só para assinantes|já é assinante|assine para continuar|para continuar a ler|artigo exclusivo
alleen voor abonnees|exclusief voor abonnees|verder lezen?|lees verder met|al abonnee|om dit artikel te lezen|för prenumeranter|endast för prenumeranter|för att läsa vidare|redan prenumerant
läs vidare med|logga in för att läsa|lås upp artikeln|kun for abonnenter|for abonnenter|les videre med|allerede abonnent|for å lese videre|læs videre med|for at læse videre|bliv abonnent
tilaajille|vain tilaajille|tilaa jatkaaksesi|oletko jo tilaaja|jatka lukemista|dostęp dla prenumeratorów|tylko dla prenumeratorów|treść tylko dla|czytaj dalej z|aby czytać dalej
pro předplatitele|jen pro předplatitele|pouze pro předplatitele|pokračujte ve čtení|len pre predplatiteľov|pre predplatiteľov|csak előfizetőknek|előfizetőink olvashatják|a teljes cikk
doar pentru abonați|conținut premium|aboneler için|abone ol ve oku|okumaya devam etmek için|только для подписчиков|доступно по подписке|оформите подписку|чтобы продолжить чтение|лише для передплатників
μόνο για συνδρομητές|αποκλειστικά για συνδρομητές|למנויים בלבד|כתבה זו למנויים|للمشتركين فقط|لمتابعة القراءة|會員專享|会员专享|訂閱後閱讀|订阅后|付费阅读|付費閱讀|登录后阅读
有料会員記事|有料記事です|会員限定|有料会員限定|続きを読むには|구독자 전용|유료회원|이 기사는 유료|langganan untuk|khusus pelanggan
""")

CONSENT = _any("""
cookie|cookies|consent|tracking|privacy policy|privacy settings|personalised ad|personalized ad|personalised content|personalized content|our partners|third parties|legitimate interest
advertising partners|store and/or access|store and access information|your choices|data processing|withdraw your consent|vendors
einwilligung|zustimmung|zustimmen|datenschutz|werbung und tracking|personalisierte|drittanbieter|partnern|nutzungsprofile|cookies und|werbefrei|pur-abo|mit werbung
consentement|vos données|données personnelles|partenaires|confidentialité|publicités personnalisées|traceurs|consentimiento|privacidad|socios|publicidad personalizada|datos personales
consentimento|privacidade|parceiros|publicidade personalizada|dados pessoais|consenso|fornitori|dati personali|pubblicità personalizzata|informativa|toestemming|gegevens|advertentiepartners|voorkeuren
samtycke|samtykke|informasjonskapsler|informationskapsler|personvern|integritet|evästeet|evästeiden|evästeitä|tietosuoja|suostumus|zgoda|zgodę|ciasteczka|plików cookie|prywatności|partnerzy
souhlas|soukromí|osobních údajů|súhlas|hozzájárulás|sütik|adatvédelem|consimțământ|confidențialitate|çerez|çerezler|gizlilik|kişisel veri|согласие|файлы cookie|конфиденциальности|персональных данных
згода|συγκατάθεση|απόρρητο|עוגיות|פרטיות|ملفات تعريف الارتباط|الخصوصية|クッキー|プライバシー|同意|隐私|쿠키|개인정보
""")

AGREE = _any("""
accept all|accept and continue|i accept|agree and continue|i agree|accept cookies|allow all|reject all|manage settings|manage options|manage preferences|got it|accept & continue|agree and close
alle akzeptieren|akzeptieren und weiter|zustimmen und weiter|alles akzeptieren|akzeptieren|einverstanden|zustimmen|alle ablehnen|einstellungen verwalten|weiter mit werbung|mit werbung weiterlesen
tout accepter|accepter et continuer|accepter|tout refuser|continuer sans accepter|j'accepte|j’accepte|paramétrer|gérer mes choix|aceptar todo|aceptar y continuar|aceptar|rechazar todo|configurar
aceitar todos|aceitar e continuar|aceitar tudo|aceitar|rejeitar|accetta tutto|accetta tutti|accetta e continua|accetta|rifiuta tutto|rifiuta|gestisci|alles accepteren|akkoord|accepteren|weigeren
godkänn alla|acceptera alla|godkänn|avvisa|godta alle|godta|aksepter|avvis alle|accepter alle|tillad alle|afvis alle|hyväksy kaikki|hyväksy|hylkää|akceptuję|zgadzam się|przejdź do serwisu|zaakceptuj
souhlasím|přijmout vše|přijmout|odmítnout|súhlasím|prijať všetko|elfogadom|összes elfogadása|accept toate|sunt de acord|kabul et|tümünü kabul et|reddet|принять все|принять|согласен|прийняти|αποδοχή|συμφωνώ
אני מסכים|אישור|قبول الكل|أوافق|同意する|すべて許可|同意して|全部接受|接受所有|我同意|동의|모두 허용
""")

CHALLENGE = _any("""
just a moment|checking your browser|checking if the site connection is secure|verify you are human|verifying you are human|verify that you are human|verify you're human|verify that you're not a robot
are you a robot|are you human|i'm not a robot|not a robot|prove you're not a robot|confirm you are human|confirm that you are human|please complete the security check|security check|security verification
attention required|pardon our interruption|access to this page has been denied|please enable js and disable any ad blocker|press & hold|press and hold|human verification|bot verification
unusual traffic|automated access|automated requests|making sure you're not a bot|making sure you&#39;re not a bot|one more step|ddos protection|request unsuccessful. incapsula|you have been blocked|enable javascript and cookies to continue
complete the captcha|solve the captcha|enter the characters you see|security checkpoint|browser check|your browser will redirect|reference #18|the requested url was rejected
sie ein mensch sind|kein roboter|sicherheitsüberprüfung|browser wird überprüft|vérification de sécurité|vous êtes humain|vous n'êtes pas un robot|n’êtes pas un robot|eres humano|no eres un robot|no soy un robot
verificación de seguridad|não é um robô|não sou um robô|non sei un robot|non sono un robot|verifica di sicurezza|geen robot|inte en robot|nie jesteś robotem|nejste robot|вы не робот|я не робот|подтвердите, что вы
проверка браузера|проверка безопасности|robot olmadığınızı|人机验证|安全验证|安全驗證|请完成验证|ロボットではありません|로봇이 아닙니다
""")

LOGIN = _any("""
log in|login|sign in|sign-in|log on|anmelden|einloggen|anmeldung|connexion|se connecter|identifiez-vous|iniciar sesión|inicia sesión|acceder|accedi|entrar|iniciar sessão|inloggen|aanmelden|logga in|logg inn|log ind
kirjaudu|zaloguj|logowanie|přihlášení|přihlásit|prihlásenie|bejelentkezés|autentificare|conectare|giriş yap|oturum aç|войти|вход|авторизация|увійти|σύνδεση|התחבר|כניסה|تسجيل الدخول|ログイン|登录|登錄|登入|로그인|masuk|đăng nhập
""")

ERROR = _any("""
internal server error|bad gateway|service unavailable|service temporarily unavailable|temporarily unavailable|gateway timeout|gateway time-out|error establishing a database connection|forbidden|access denied
too many requests|something went wrong|an error occurred|an error has occurred|unexpected error|server error|under maintenance|scheduled maintenance|down for maintenance|site maintenance|be right back
500 error|error 500|error 503|503 error|502 error|origin is unreachable|connection timed out|web server is down|host error|backend fetch failed|application error|request could not be satisfied|bad request
interner serverfehler|ein fehler ist aufgetreten|wartungsarbeiten|zugriff verweigert|vorübergehend nicht erreichbar|erreur interne|une erreur est survenue|accès refusé|en maintenance|error interno|acceso denegado
ha ocurrido un error|se ha producido un error|en mantenimiento|errore interno|accesso negato|in manutenzione|erro interno|acesso negado|em manutenção|er is iets misgegaan|er is een fout opgetreden|ett fel uppstod
noe gikk galt|der opstod en fejl|wystąpił błąd|došlo k chybě|hiba történt|a apărut o eroare|bir hata oluştu|произошла ошибка|доступ запрещен|доступ запрещён|технические работы|сталася помилка|παρουσιάστηκε σφάλμα
エラーが発生しました|メンテナンス中|服务器错误|系统错误|오류가 발생했습니다|حدث خطأ
""")

NEEDS_SCRIPT = _any("""
enable javascript|javascript is disabled|javascript is required|requires javascript|javascript enabled|turn on javascript|without javascript|javascript to run this app|javascript ist deaktiviert
javascript aktivieren|aktivieren sie javascript|activer javascript|javascript est désactivé|activez javascript|habilita javascript|activar javascript|javascript está|abilita javascript|attiva javascript
ative o javascript|habilite o javascript|javascript inschakelen|schakel javascript|aktivera javascript|slå på javascript|aktiver javascript|włącz javascript|włącz obsługę javascript|zapněte javascript
включите javascript|увімкніть javascript|javascript'i etkinleştir|javascriptを有効|启用javascript|请启用|javascript를
""")
