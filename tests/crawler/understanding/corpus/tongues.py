"""Fictional stories in many languages: what the corpus's pages are made of.

Each tongue has a title, a name, a date as its papers print it (all mean the same day), words of furniture, and the
paragraphs of a story.
"""

from dataclasses import dataclass

DAY = "2026-01-09"


@dataclass(frozen=True)
class Tongue:
    """One language's story."""

    code: str
    title: str
    author: str
    printed: str
    furniture: tuple[str, str, str]  # share, related, newsletter
    paragraphs: tuple[str, ...]


TONGUES = (
    Tongue(
        "en",
        "Ferry to Alder Quay returns after eleven years",
        "Mara Holt",
        "9 January 2026",
        ("Share this story", "Related stories", "Sign up for our morning newsletter"),
        (
            "The ferry between Brant and Alder Quay will sail again from Monday, eleven years after the harbour board "
            "sold the last boat and closed the pier to passengers.",
            "Mayor Ines Corvale said the council had bought a used vessel from a yard in the north and would pay for "
            "its repair over three years, without raising the fees for berths.",
            "“People here have waited long enough,” she told reporters at the pier. “A crossing takes twelve minutes, "
            "the road around the bay takes an hour.”",
            "Fishermen had asked for a later first sailing, because the channel is narrow and they leave before dawn. "
            "The timetable now begins at half past seven.",
            "Tickets will cost two crowns for adults; children and bicycles travel free until the end of the summer.",
        ),
    ),
    Tongue(
        "de",
        "Fähre nach Elbach fährt nach elf Jahren wieder",
        "Jonas Wendt",
        "9. Januar 2026",
        ("Artikel teilen", "Mehr zum Thema", "Jetzt den Newsletter bestellen"),
        (
            "Die Fähre zwischen Dommitz und Elbach legt von Montag an wieder ab, elf Jahre nachdem die Hafenverwaltung "
            "das letzte Schiff verkauft und den Anleger für Fahrgäste geschlossen hatte.",
            "Bürgermeisterin Ines Calbe sagte, der Rat habe ein gebrauchtes Schiff von einer Werft im Norden gekauft "
            "und bezahle die Reparatur über drei Jahre, ohne die Liegegebühren zu erhöhen.",
            "„Die Leute hier haben lange genug gewartet“, sagte sie am Anleger. „Eine Überfahrt dauert zwölf Minuten, "
            "der Weg um die Bucht eine Stunde.“",
            "Die Fischer hatten um eine spätere erste Fahrt gebeten, weil die Fahrrinne eng ist und sie vor dem "
            "Morgengrauen auslaufen. Der Fahrplan beginnt nun um halb acht.",
            "Karten kosten zwei Kronen für Erwachsene; Kinder und Fahrräder fahren bis Ende des Sommers kostenlos mit.",
        ),
    ),
    Tongue(
        "fr",
        "Le bac de Valmeuse reprend la mer après onze ans",
        "Claire Aubin",
        "9 janvier 2026",
        ("Partager cet article", "À lire aussi", "Recevez notre lettre du matin"),
        (
            "Le bac entre Brécourt et Valmeuse reprendra dès lundi, onze ans après que la régie du port a vendu le "
            "dernier bateau et fermé le ponton aux passagers.",
            "La maire, Inès Corval, a indiqué que la ville avait acheté un navire d’occasion à un chantier du nord et "
            "qu’elle paierait sa réparation sur trois ans, sans augmenter les droits de quai.",
            "« Les gens d’ici ont assez attendu », a-t-elle dit sur le ponton. « La traversée dure douze minutes, la "
            "route autour de la baie une heure. »",
            "Les pêcheurs avaient demandé un premier départ plus tardif, car le chenal est étroit et ils sortent avant "
            "l’aube. L’horaire commence désormais à sept heures et demie.",
            "Le billet coûtera deux couronnes pour les adultes ; enfants et vélos voyageront gratuitement tout l’été.",
        ),
    ),
    Tongue(
        "es",
        "El transbordador de Puerto Alba vuelve tras once años",
        "Lucía Marán",
        "9 de enero de 2026",
        ("Compartir esta noticia", "Noticias relacionadas", "Suscríbase a nuestro boletín"),
        (
            "El transbordador entre Brañas y Puerto Alba volverá a navegar el lunes, once años después de que la junta "
            "del puerto vendiera el último barco y cerrara el muelle a los pasajeros.",
            "La alcaldesa Inés Corvalán dijo que el ayuntamiento compró un barco usado a un astillero del norte y que "
            "pagará la reparación en tres años, sin subir las tasas de amarre.",
            "«La gente de aquí ya ha esperado bastante», afirmó en el muelle. «La travesía dura doce minutos, la "
            "carretera alrededor de la bahía una hora».",
            "Los pescadores habían pedido una primera salida más tardía, porque el canal es estrecho y salen antes del "
            "alba. El horario empieza ahora a las siete y media.",
            "El billete costará dos coronas para los adultos; los niños y las bicicletas viajarán gratis todo el verano.",
        ),
    ),
    Tongue(
        "cs",
        "Přívoz do Olšavy se po jedenácti letech vrací",
        "Petra Hůlková",
        "9. ledna 2026",
        ("Sdílet článek", "Související články", "Odebírejte náš ranní přehled"),
        (
            "Přívoz mezi Brantem a Olšavou vypluje znovu v pondělí, jedenáct let poté, co správa přístavu prodala "
            "poslední loď a uzavřela molo pro cestující.",
            "Starostka Inéz Korvalová uvedla, že město koupilo ojetou loď v loděnici na severu a opravu zaplatí během "
            "tří let, aniž by zvýšilo poplatky za kotvení.",
            "„Lidé tady čekali dost dlouho,“ řekla novinářům na molu. „Plavba trvá dvanáct minut, cesta kolem zátoky "
            "celou hodinu.“",
            "Rybáři žádali pozdější první plavbu, protože plavební dráha je úzká a oni vyplouvají před svítáním. Jízdní "
            "řád teď začíná v půl osmé.",
            "Jízdenka bude stát dvě koruny pro dospělé; děti a jízdní kola pojedou do konce léta zdarma.",
        ),
    ),
    Tongue(
        "pl",
        "Prom do Olszanki wraca po jedenastu latach",
        "Ewa Korwal",
        "9 stycznia 2026",
        ("Udostępnij artykuł", "Czytaj także", "Zapisz się na nasz newsletter"),
        (
            "Prom między Brantem a Olszanką wypłynie ponownie w poniedziałek, jedenaście lat po tym, jak zarząd portu "
            "sprzedał ostatnią jednostkę i zamknął przystań dla pasażerów.",
            "Burmistrz Inez Korwal powiedziała, że miasto kupiło używany statek w stoczni na północy i spłaci remont w "
            "ciągu trzech lat, bez podnoszenia opłat za postój.",
            "„Ludzie czekali tu wystarczająco długo” – mówiła na przystani. „Przeprawa trwa dwanaście minut, droga wokół "
            "zatoki godzinę”.",
            "Rybacy prosili o późniejszy pierwszy kurs, ponieważ tor jest wąski, a oni wypływają przed świtem. Rozkład "
            "zaczyna się teraz o wpół do ósmej.",
            "Bilet będzie kosztował dwie korony dla dorosłych; dzieci i rowery popłyną za darmo do końca lata.",
        ),
    ),
    Tongue(
        "ru",
        "Паром в Ольховку возвращается через одиннадцать лет",
        "Вера Громова",
        "9 января 2026",
        ("Поделиться новостью", "Читайте также", "Подпишитесь на рассылку"),
        (
            "Паром между Брантом и Ольховкой снова выйдет в понедельник, через одиннадцать лет после того, как "
            "управление порта продало последнее судно и закрыло причал для пассажиров.",
            "Мэр Инесса Корваль сообщила, что совет купил подержанное судно на верфи на севере и оплатит ремонт за три "
            "года, не повышая сборы за стоянку.",
            "«Люди здесь ждали достаточно долго, — сказала она на причале. — Переправа занимает двенадцать минут, дорога "
            "вокруг залива — час».",
            "Рыбаки просили назначить первый рейс позже, потому что фарватер узок, а они выходят до рассвета. "
            "Расписание теперь начинается в половине восьмого.",
            "Билет будет стоить две кроны для взрослых; дети и велосипеды до конца лета поедут бесплатно.",
        ),
    ),
    Tongue(
        "el",
        "Το πορθμείο της Αλμυρής επιστρέφει έπειτα από έντεκα χρόνια",
        "Ελένη Κορβά",
        "9 Ιανουαρίου 2026",
        ("Μοιραστείτε το άρθρο", "Διαβάστε επίσης", "Εγγραφείτε στο ενημερωτικό δελτίο"),
        (
            "Το πορθμείο ανάμεσα στον Βράντο και την Αλμυρή θα πλέει ξανά από τη Δευτέρα, έντεκα χρόνια αφότου το "
            "λιμεναρχείο πούλησε το τελευταίο πλοίο και έκλεισε την αποβάθρα για τους επιβάτες.",
            "Η δήμαρχος Ινές Κορβάλη είπε ότι το συμβούλιο αγόρασε μεταχειρισμένο πλοίο από ναυπηγείο του βορρά και θα "
            "πληρώσει την επισκευή σε τρία χρόνια, χωρίς αύξηση των τελών.",
            "«Ο κόσμος εδώ περίμενε αρκετά», είπε στην αποβάθρα. «Η διαδρομή κρατά δώδεκα λεπτά, ο δρόμος γύρω από τον "
            "κόλπο μία ώρα».",
            "Οι ψαράδες ζήτησαν η πρώτη αναχώρηση να γίνεται αργότερα, επειδή ο δίαυλος είναι στενός. Το δρομολόγιο "
            "αρχίζει τώρα στις επτά και μισή.",
            "Το εισιτήριο θα κοστίζει δύο κορόνες· τα παιδιά και τα ποδήλατα θα ταξιδεύουν δωρεάν όλο το καλοκαίρι.",
        ),
    ),
    Tongue(
        "ar",
        "عبارة الرملة تعود بعد أحد عشر عاما",
        "سلمى حوراني",
        "9 يناير 2026",
        ("شارك هذا الخبر", "اقرأ أيضا", "اشترك في نشرتنا الصباحية"),
        (
            "تعود العبارة بين البيضاء والرملة إلى الإبحار يوم الاثنين، بعد أحد عشر عاما من بيع إدارة الميناء آخر سفينة "
            "وإغلاق الرصيف أمام الركاب.",
            "وقالت رئيسة البلدية إن المجلس اشترى سفينة مستعملة من حوض في الشمال وسيدفع تكاليف إصلاحها خلال ثلاث سنوات "
            "من دون رفع رسوم الرسو.",
            "وأضافت أمام الصحفيين على الرصيف: «انتظر الناس هنا بما يكفي، فالعبور يستغرق اثنتي عشرة دقيقة والطريق حول "
            "الخليج ساعة كاملة».",
            "وكان الصيادون قد طلبوا أن تتأخر الرحلة الأولى لأن القناة ضيقة ولأنهم يخرجون قبل الفجر، ويبدأ الجدول الآن "
            "في السابعة والنصف.",
            "وسيكون ثمن التذكرة كرونتين للبالغين، ويسافر الأطفال والدراجات مجانا حتى نهاية الصيف.",
        ),
    ),
    Tongue(
        "ja",
        "赤浜行きの渡し船、十一年ぶりに再開へ",
        "黒川 美咲",
        "2026年1月9日",
        ("この記事をシェア", "関連記事", "メールマガジンに登録"),
        (
            "白崎と赤浜を結ぶ渡し船が月曜日から再び運航される。港湾局が最後の船を売却し、桟橋を閉鎖してから十一年が過ぎていた。住民の署名は四千筆を超えた。",
            "町長の石田由紀さんによると、町は北部の造船所から中古の船を購入し、係留料を上げずに三年かけて修理費を支払うという。船は来月、塗装を終えて届く予定だ。",
            "「住民は十分に待った」と町長は桟橋で記者団に語った。「船なら十二分だが、湾を回る道では一時間かかる」と話した。拍手が起きる場面もあった。",
            "漁業者は航路が狭く夜明け前に出漁するため、始発を遅らせるよう求めていた。時刻表は午前七時半から始まることになった。組合はこの案を受け入れた。",
            "料金は大人二百円で、子どもと自転車は夏の終わりまで無料となる。町は秋に増便を検討すると説明している。予約は必要なく、船の上で支払うことができる。",
        ),
    ),
)
