"""Month names by language: full and inflected forms and common abbreviations, in lower case.

Owns the table and the look-up `month_of`. Must not know the forms in which dates are written. A name that means
different months in different languages (Czech and Croatian "listopad") is settled by the languages asked for,
then by the order of this table.
"""

import unicodedata
from collections.abc import Iterable

_MONTHS: dict[str, str] = {
    "zh": "一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月",
    "en": "january jan|february feb febr|march mar|april apr apr.|may|june jun|july jul|august aug|"
    "september sep sept|october oct|november nov|december dec",
    "de": "januar jan jänner jän|februar feb febr feber|märz mär mrz|april apr|mai|juni jun|juli jul|august aug|"
    "september sep sept|oktober okt|november nov|dezember dez",
    "fr": "janvier janv jan|février févr fév|mars|avril avr|mai|juin|juillet juil jul|août aou|septembre sept|"
    "octobre oct|novembre nov|décembre déc",
    "es": "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|"
    "septiembre setiembre sep sept set|octubre oct|noviembre nov|diciembre dic",
    "pt": "janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|"
    "outubro out|novembro nov|dezembro dez",
    "it": "gennaio gen genn|febbraio feb febbr|marzo mar|aprile apr|maggio mag magg|giugno giu|luglio lug|"
    "agosto ago|settembre set sett|ottobre ott|novembre nov|dicembre dic",
    "nl": "januari jan|februari feb|maart mrt maa|april apr|mei|juni jun|juli jul|augustus aug|september sep sept|"
    "oktober okt|november nov|december dec",
    "sv": "januari jan|februari feb febr|mars mar|april apr|maj|juni jun|juli jul|augusti aug|september sep sept|"
    "oktober okt|november nov|december dec",
    "da": "januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|september sep sept|"
    "oktober okt|november nov|december dec",
    "nb": "januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|september sep sept|"
    "oktober okt|november nov|desember des",
    "fi": "tammikuu tammikuuta tammikuun tammi|helmikuu helmikuuta helmikuun helmi|maaliskuu maaliskuuta "
    "maaliskuun maalis|huhtikuu huhtikuuta huhtikuun huhti|toukokuu toukokuuta toukokuun touko|kesäkuu kesäkuuta "
    "kesäkuun kesä|heinäkuu heinäkuuta heinäkuun heinä|elokuu elokuuta elokuun elo|syyskuu syyskuuta syyskuun "
    "syys|lokakuu lokakuuta lokakuun loka|marraskuu marraskuuta marraskuun marras|joulukuu joulukuuta joulukuun "
    "joulu",
    "is": "janúar jan|febrúar feb|mars mar|apríl apr|maí|júní jún|júlí júl|ágúst ágú|september sep|október okt|"
    "nóvember nóv|desember des",
    "fo": "januar jan|februar feb|mars mar|apríl apr|mai|juni jun|juli jul|august aug|september sep|oktober okt|"
    "november nov|desember des",
    "et": "jaanuar jaan|veebruar veebr|märts|aprill apr|mai|juuni|juuli|august aug|september sept|oktoober okt|"
    "november nov|detsember dets",
    "lv": "janvāris janvārī janvāra janv|februāris februārī februāra febr|marts martā marta|aprīlis aprīlī aprīļa "
    "apr|maijs maijā maija|jūnijs jūnijā jūnija jūn|jūlijs jūlijā jūlija jūl|augusts augustā augusta aug|"
    "septembris septembrī septembra sept|oktobris oktobrī oktobra okt|novembris novembrī novembra nov|decembris "
    "decembrī decembra dec",
    "lt": "sausis sausio saus|vasaris vasario vas|kovas kovo kov|balandis balandžio bal|gegužė gegužės geg|"
    "birželis birželio birž|liepa liepos liep|rugpjūtis rugpjūčio rugp|rugsėjis rugsėjo rugs|spalis spalio spal|"
    "lapkritis lapkričio lapkr|gruodis gruodžio gruod",
    "pl": "styczeń stycznia styczniu sty|luty lutego lutym lut|marzec marca marcu mar|kwiecień kwietnia kwietniu "
    "kwi|maj maja maju|czerwiec czerwca czerwcu cze|lipiec lipca lipcu lip|sierpień sierpnia sierpniu sie|"
    "wrzesień września wrześniu wrz|październik października październiku paź|listopad listopada listopadzie "
    "lis|grudzień grudnia grudniu gru",
    "cs": "leden ledna lednu led|únor února únoru úno|březen března březnu bře|duben dubna dubnu dub|květen května "
    "květnu kvě|červen června červnu čvn čer|červenec července červenci čvc|srpen srpna srpnu srp|září zář|říjen "
    "října říjnu říj|listopad listopadu lis|prosinec prosince prosinci pro",
    "sk": "január januára januári jan|február februára februári feb|marec marca marci mar|apríl apríla apríli apr|"
    "máj mája máji|jún júna júni|júl júla júli|august augusta auguste aug|september septembra septembri sep|"
    "október októbra októbri okt|november novembra novembri nov|december decembra decembri dec",
    "sl": "januar januarja jan|februar februarja feb|marec marca mar|april aprila apr|maj maja|junij junija jun|"
    "julij julija jul|avgust avgusta avg|september septembra sep sept|oktober oktobra okt|november novembra nov|"
    "december decembra dec",
    "hr": "siječanj siječnja siječnju sij|veljača veljače veljači velj vlj|ožujak ožujka ožujku ožu|travanj travnja "
    "travnju tra|svibanj svibnja svibnju svi|lipanj lipnja lipnju lip|srpanj srpnja srpnju srp|kolovoz kolovoza "
    "kolovozu kol|rujan rujna rujnu ruj|listopad listopada listopadu lis|studeni studenog studenoga studenom stu|"
    "prosinac prosinca prosincu pro",
    "sr": "januar januara jan јануар јануара јан|februar februara feb фебруар фебруара феб|mart marta март марта "
    "мар|april aprila apr април априла апр|maj maja мај маја|jun juna juni јун јуна јуни|jul jula juli јул јула "
    "јули|avgust avgusta avg август августа авг|septembar septembra sep сеп септ септембар септембра|oktobar "
    "oktobra okt октобар октобра окт|novembar novembra nov новембар новембра нов|decembar decembra dec децембар "
    "децембра дец",
    "bs": "januar januara jan|februar februara feb|mart marta mar|april aprila apr|maj maja|juni juna jun|juli jula "
    "jul|august avgust augusta avgusta aug avg|septembar septembra sep|oktobar oktobra okt|novembar novembra nov|"
    "decembar decembra dec",
    "mk": "јануари јан|февруари фев|март мар|април апр|мај|јуни јун|јули јул|август авг|септември септ|октомври "
    "окт|ноември ноем|декември дек",
    "bg": "януари ян яну|февруари фев февр|март мар|април апр|май|юни юн|юли юл|август авг|септември сеп септ|"
    "октомври окт|ноември ное ноем|декември дек",
    "ru": "январь января январе янв|февраль февраля феврале фев февр|март марта марте мар|апрель апреля апреле апр|"
    "май мая мае|июнь июня июне июн|июль июля июле июл|август августа августе авг|сентябрь сентября сентябре сен "
    "сент|октябрь октября октябре окт|ноябрь ноября ноябре ноя нояб|декабрь декабря декабре дек",
    "uk": "січень січня січні січ|лютий лютого лютому лют|березень березня березні бер|квітень квітня квітні кві "
    "квіт|травень травня травні тра трав|червень червня червні чер черв|липень липня липні лип|серпень серпня "
    "серпні сер серп|вересень вересня вересні вер|жовтень жовтня жовтні жов жовт|листопад листопада листопаді лис "
    "лист|грудень грудня грудні гру груд",
    "be": "студзень студзеня студзені сту студ|люты лютага лютым лют|сакавік сакавіка сакавіку сак|красавік "
    "красавіка красавіку кра крас|май мая траўня травень траўні|чэрвень чэрвеня чэрвені чэр чэрв|ліпень ліпеня "
    "ліпені ліп|жнівень жніўня жніўні жні жнів|верасень верасня верасні вер|кастрычнік кастрычніка кас кастр|"
    "лістапад лістапада лістападзе ліс ліст|снежань снежня снежні сне снеж",
    "ro": "ianuarie ian|februarie feb febr|martie mar mart|aprilie apr|mai|iunie iun|iulie iul|august aug|"
    "septembrie sep sept|octombrie oct|noiembrie noi nov noiem|decembrie dec",
    "hu": "január januári jan|február februári feb febr|március márciusi márc már|április áprilisi ápr|május májusi "
    "máj|június júniusi jún|július júliusi júl|augusztus augusztusi aug|szeptember szeptemberi szept sze|október "
    "októberi okt|november novemberi nov|december decemberi dec",
    "el": "ιανουάριος ιανουαρίου ιαν γενάρη|φεβρουάριος φεβρουαρίου φεβ φλεβάρη|μάρτιος μαρτίου μαρ μάρ μάρτη|"
    "απρίλιος απριλίου απρ απρίλη|μάιος μάϊος μαΐου μαίου μαϊ μαι μάι μάη|ιούνιος ιουνίου ιουν ιούν ιούνη|ιούλιος "
    "ιουλίου ιουλ ιούλ ιούλη|αύγουστος αυγούστου αυγ αύγ|σεπτέμβριος σεπτεμβρίου σεπ σεπτ|οκτώβριος οκτωβρίου "
    "οκτ|νοέμβριος νοεμβρίου νοε νοέ|δεκέμβριος δεκεμβρίου δεκ",
    "tr": "ocak oca|şubat şub|mart mar|nisan nis|mayıs may|haziran haz|temmuz tem|ağustos ağu|eylül eyl|ekim eki|"
    "kasım kas|aralık ara",
    "az": "yanvar yan|fevral fev|mart|aprel apr|may|iyun iyn|iyul iyl|avqust avq|sentyabr sen|oktyabr okt|noyabr "
    "noy|dekabr dek",
    "uz": "yanvar yan|fevral fev|mart mar|aprel apr|may|iyun iyn|iyul iyl|avgust avg|sentabr sentyabr sen|oktabr "
    "oktyabr okt|noyabr noy|dekabr dek",
    "kk": "қаңтар қаң|ақпан ақп|наурыз нау|сәуір сәу|мамыр мам|маусым мау|шілде шіл|тамыз там|қыркүйек қыр|қазан "
    "қаз|қараша қар|желтоқсан жел",
    "ar": "يناير كانون‌الثاني جانفي|فبراير شباط فيفري|مارس آذار اذار|أبريل ابريل إبريل نيسان أفريل "
    "افريل|مايو أيار ايار ماي|يونيو يونيه حزيران جوان|يوليو يوليه تموز جويلية|أغسطس اغسطس آب أوت اوت غشت|سبتمبر "
    "أيلول ايلول شتنبر|أكتوبر اكتوبر تشرين‌الأول|نوفمبر تشرين‌الثاني نونبر|ديسمبر "
    "كانون‌الأول دجنبر",
    "fa": "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه جولای|اوت آگوست|سپتامبر|اکتبر|نوامبر|دسامبر",
    "ur": "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    "he": "ינואר בינואר ינו|פברואר בפברואר פבר|מרץ במרץ מרס במרס|אפריל באפריל אפר|מאי במאי|יוני ביוני יונ|יולי "
    "ביולי יול|אוגוסט באוגוסט אוג|ספטמבר בספטמבר ספט|אוקטובר באוקטובר אוק|נובמבר בנובמבר נוב|דצמבר בדצמבר דצמ",
    "hi": "जनवरी जन|फ़रवरी फरवरी फ़र फर|मार्च|अप्रैल अप्रै|मई|जून|जुलाई जुल|अगस्त अग|सितंबर सितम्बर सित|अक्टूबर "
    "अक्तूबर अक्टू|नवंबर नवम्बर नव|दिसंबर दिसम्बर दिस",
    "mr": "जानेवारी जाने|फेब्रुवारी फेब्रु|मार्च|एप्रिल एप्रि|मे|जून|जुलै|ऑगस्ट ऑग|सप्टेंबर सप्टें|ऑक्टोबर ऑक्टो|नोव्हेंबर नोव्हें|डिसेंबर डिसें",
    "ne": "जनवरी|फेब्रुअरी|मार्च|अप्रिल|मे|जुन|जुलाई|अगस्ट|सेप्टेम्बर|अक्टोबर|नोभेम्बर|डिसेम्बर",
    "bn": "জানুয়ারি জানুয়ারী জানু|ফেব্রুয়ারি ফেব্রুয়ারী ফেব|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট আগষ্ট|"
    "সেপ্টেম্বর সেপ্টে|অক্টোবর অক্টো|নভেম্বর নভে|ডিসেম্বর ডিসে",
    "pa": "ਜਨਵਰੀ ਜਨ|ਫ਼ਰਵਰੀ ਫਰਵਰੀ|ਮਾਰਚ|ਅਪ੍ਰੈਲ|ਮਈ|ਜੂਨ|ਜੁਲਾਈ|ਅਗਸਤ|ਸਤੰਬਰ|ਅਕਤੂਬਰ|ਨਵੰਬਰ|ਦਸੰਬਰ",
    "gu": "જાન્યુઆરી જાન્યુ|ફેબ્રુઆરી ફેબ્રુ|માર્ચ|એપ્રિલ|મે|જૂન|જુલાઈ|ઑગસ્ટ ઓગસ્ટ|સપ્ટેમ્બર સપ્ટે|ઑક્ટોબર ઓક્ટોબર ઑક્ટો|નવેમ્બર નવે|ડિસેમ્બર ડિસે",
    "ta": "ஜனவரி ஜன|பிப்ரவரி பிப்|மார்ச் மார்|ஏப்ரல் ஏப்|மே|ஜூன்|ஜூலை|ஆகஸ்ட் ஆக|செப்டம்பர் செப்|அக்டோபர் அக்|நவம்பர் நவ|டிசம்பர் டிச",
    "te": "జనవరి జన|ఫిబ్రవరి ఫిబ్ర|మార్చి|ఏప్రిల్ ఏప్రి|మే|జూన్|జులై జూలై|ఆగస్టు ఆగస్ట్ ఆగ|సెప్టెంబర్ సెప్టెం|అక్టోబర్ అక్టో|నవంబర్ నవం|డిసెంబర్ డిసెం",
    "ml": "ജനുവരി ജനു|ഫെബ്രുവരി ഫെബ്രു|മാർച്ച് മാർ|ഏപ്രിൽ|മേയ് മെയ്|ജൂൺ|ജൂലൈ|ഓഗസ്റ്റ് ആഗസ്റ്റ് ഓഗ|സെപ്റ്റംബർ സെപ്റ്റം|"
    "ഒക്‌ടോബർ ഒക്ടോബർ ഒക്ടോ|നവംബർ നവം|ഡിസംബർ ഡിസം",
    "kn": "ಜನವರಿ ಜನ|ಫೆಬ್ರವರಿ ಫೆಬ್ರ|ಮಾರ್ಚ್|ಏಪ್ರಿಲ್|ಮೇ|ಜೂನ್|ಜುಲೈ|ಆಗಸ್ಟ್ ಆಗ|ಸೆಪ್ಟೆಂಬರ್ ಸೆಪ್ಟೆಂ|ಅಕ್ಟೋಬರ್ ಅಕ್ಟೋ|ನವೆಂಬರ್ ನವೆಂ|ಡಿಸೆಂಬರ್ ಡಿಸೆಂ",
    "si": "ජනවාරි ජන|පෙබරවාරි පෙබ|මාර්තු මාර්|අප්‍රේල් අප්‍රේල|මැයි|ජූනි|ජූලි|අගෝස්තු අගෝ|සැප්තැම්බර් සැප්|ඔක්තෝබර් ඔක්|නොවැම්බර් නොවැ|දෙසැම්බර් දෙසැ",
    "th": "มกราคม ม.ค|กุมภาพันธ์ ก.พ|มีนาคม มี.ค|เมษายน เม.ย|พฤษภาคม พ.ค|มิถุนายน มิ.ย|กรกฎาคม ก.ค|สิงหาคม ส.ค|"
    "กันยายน ก.ย|ตุลาคม ต.ค|พฤศจิกายน พ.ย|ธันวาคม ธ.ค",
    "km": "មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ",
    "lo": "ມັງກອນ ມ.ກ|ກຸມພາ ກ.ພ|ມີນາ ມ.ນ|ເມສາ ມ.ສ|ພຶດສະພາ ພ.ພ|ມິຖຸນາ ມິ.ຖ|ກໍລະກົດ ກ.ລ|ສິງຫາ ສ.ຫ|ກັນຍາ ກ.ຍ|ຕຸລາ ຕ.ລ|"
    "ພະຈິກ ພ.ຈ|ທັນວາ ທ.ວ",
    "my": "ဇန်နဝါရီ ဇန်|ဖေဖော်ဝါရီ ဖေ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင် ဇူ|ဩဂုတ် သြဂုတ်|စက်တင်ဘာ စက်|အောက်တိုဘာ အောက်|နိုဝင်ဘာ နို|ဒီဇင်ဘာ ဒီ",
    "id": "januari jan|februari feb|maret mar|april apr|mei|juni jun|juli jul|agustus agu agt ags|september sep "
    "sept|oktober okt|november nov nopember|desember des",
    "ms": "januari jan|februari feb|mac|april apr|mei|jun|julai jul|ogos ogo|september sep|oktober okt|november "
    "nov|disember dis",
    "fil": "enero ene|pebrero peb|marso mar|abril abr|mayo may|hunyo hun|hulyo hul|agosto ago|setyembre set|oktubre "
    "okt|nobyembre nob|disyembre dis",
    "sw": "januari jan|februari feb|machi mac|aprili apr|mei|juni jun|julai jul|agosti ago|septemba sep|oktoba okt|"
    "novemba nov|desemba des",
    "ca": "gener gen|febrer febr|març|abril abr|maig|juny|juliol jul|agost ag|setembre set|octubre oct|novembre "
    "nov|desembre des",
    "gl": "xaneiro xan|febreiro feb|marzo mar|abril abr|maio|xuño xun|xullo xul|agosto ago|setembro set|outubro "
    "out|novembro nov|decembro dec",
    "eu": "urtarrila urtarrilaren urtarrilak urt|otsaila otsailaren otsailak ots|martxoa martxoaren martxoak mar|"
    "apirila apirilaren apirilak api|maiatza maiatzaren maiatzak mai|ekaina ekainaren ekainak eka|uztaila "
    "uztailaren uztailak uzt|abuztua abuztuaren abuztuak abu|iraila irailaren irailak ira|urria urriaren urriak "
    "urr|azaroa azaroaren azaroak aza|abendua abenduaren abenduak abe",
    "ga": "eanáir ean|feabhra feabh|márta|aibreán aib|bealtaine beal|meitheamh meith|iúil|lúnasa lún|meán‌fómhair "
    "mfómh|deireadh‌fómhair dfómh|samhain samh|nollaig noll",
    "cy": "ionawr ion|chwefror chwef|mawrth|ebrill ebr|mai|mehefin meh|gorffennaf gorff|awst|medi|hydref hyd|"
    "tachwedd tach|rhagfyr rhag",
    "sq": "janar jan|shkurt shk|mars mar|prill pri|maj|qershor qer|korrik kor|gusht gush|shtator sht|tetor tet|"
    "nëntor nën|dhjetor dhj",
    "ka": "იანვარი იანვარს იან|თებერვალი თებერვალს თებ|მარტი მარტს მარ|აპრილი აპრილს აპრ|მაისი მაისს მაი|ივნისი "
    "ივნისს ივნ|ივლისი ივლისს ივლ|აგვისტო აგვისტოს აგვ|სექტემბერი სექტემბერს სექ|ოქტომბერი ოქტომბერს ოქტ|"
    "ნოემბერი ნოემბერს ნოე|დეკემბერი დეკემბერს დეკ",
    "hy": "հունվար հունվարի հնվ|փետրվար փետրվարի փտվ|մարտ մարտի մրտ|ապրիլ ապրիլի ապր|մայիս մայիսի մյս|հունիս "
    "հունիսի հնս|հուլիս հուլիսի հլս|օգոստոս օգոստոսի օգս|սեպտեմբեր սեպտեմբերի սեպ|հոկտեմբեր հոկտեմբերի հոկ|"
    "նոյեմբեր նոյեմբերի նոյ|դեկտեմբեր դեկտեմբերի դեկ",
    "mt": "jannar jan|frar fra|marzu mar|april apr|mejju mej|ġunju ġun|lulju lul|awwissu aww|settembru set|ottubru "
    "ott|novembru nov|diċembru diċ",
    "af": "januarie jan|februarie feb|maart mrt|april apr|mei|junie jun|julie jul|augustus aug|september sep|"
    "oktober okt|november nov|desember des",
    "lb": "januar jan|februar feb|mäerz mäe|abrëll abr|mee|juni jun|juli jul|august aug|september sep|oktober okt|"
    "november nov|dezember dez",
    "eo": "januaro jan|februaro feb|marto mar|aprilo apr|majo maj|junio jun|julio jul|aŭgusto aŭg|septembro sep|"
    "oktobro okt|novembro nov|decembro dec",
    "ky": "январь январы январдын|февраль февралы февралдын|март марты марттын|апрель апрели апрелдин|май майы майдын|"
    "июнь июну июндун|июль июлу июлдун|август августу августтун|сентябрь сентябры сентябрдын|октябрь октябры|ноябрь "
    "ноябры|декабрь декабры",
    "tg": "январ январи|феврал феврали|март марти|апрел апрели|май майи|июн июни|июл июли|август августи|сентябр "
    "сентябри|октябр октябри|ноябр ноябри|декабр декабри",
    "tk": "ýanwar|fewral|mart|aprel|maý|iýun|iýul|awgust|sentýabr|oktýabr|noýabr|dekabr",
    "mn": "нэгдүгээр|хоёрдугаар|гуравдугаар|дөрөвдүгээр дөрөвдүгээр|тавдугаар|зургадугаар зургаадугаар|долдугаар "
    "долоодугаар|наймдугаар|есдүгээр|аравдугаар|арваннэгдүгээр|арванхоёрдугаар",
    "ps": "جنوري جنورۍ|فبروري فبرورۍ فېبروري|مارچ|اپرېل اپریل|مې می|جون|جولای جولايي|اګست اگست|سپتمبر سېپټېمبر|اکتوبر "
    "اکټوبر|نومبر نوومبر|ډسمبر دسمبر",
    "ckb": "کانوونی‌دووەم|شوبات شوباتی|ئازار ئازاری ئادار ئاداری|نیسان نیسانی|ئایار ئایاری|حوزەیران حوزەیرانی|تەمموز "
    "تەممووز تەمموزی تەممووزی|ئاب ئابی|ئەیلوول ئەیلوولی ئەیلول|تشرینی‌یەکەم|تشرینی‌دووەم|کانوونی‌یەکەم",
    "ku": "rêbendan rêbendana çile|sibat sibatê reşemî|adar adara adarê|nîsan nîsana avrêl|gulan gulana gulanê|hezîran "
    "hezîrana pûşper|tîrmeh tîrmeha|tebax tebaxa|îlon îlona rezber|cotmeh cotmeha|mijdar mijdara|kanûn kanûna "
    "berfanbar",
    "am": "ጃንዋሪ ጃንዩወሪ ጃኑዋሪ|ፌብሩዋሪ ፌብሩወሪ ፌብርዋሪ|ማርች|ኤፕሪል ኤፕረል አፕሪል|ሜይ|ጁን|ጁላይ|ኦገስት|ሴፕቴምበር ሴፕቴምብር|ኦክቶበር ኦክተውበር|"
    "ኖቬምበር ኖቨምበር|ዲሴምበር",
    "ti": "ጥሪ|ለካቲት|መጋቢት|ሚያዝያ|ግንቦት|ሰነ|ሓምለ|ነሓሰ|መስከረም|ጥቅምቲ|ሕዳር|ታሕሳስ",
    "or": "ଜାନୁଆରୀ ଜାନୁୟାରୀ|ଫେବୃଆରୀ ଫେବ୍ରୁଆରୀ ଫେବୃୟାରୀ|ମାର୍ଚ୍ଚ|ଅପ୍ରେଲ|ମଇ|ଜୁନ|ଜୁଲାଇ|ଅଗଷ୍ଟ|ସେପ୍ଟେମ୍ବର|ଅକ୍ଟୋବର|ନଭେମ୍ବର|ଡିସେମ୍ବର",
    "as": "জানুৱাৰী|ফেব্ৰুৱাৰী|মাৰ্চ|এপ্ৰিল|মে|জুন|জুলাই|আগষ্ট|ছেপ্টেম্বৰ|অক্টোবৰ|নৱেম্বৰ|ডিচেম্বৰ",
    "ha": "janairu|faburairu fabrairu|maris|afrilu afirilu|mayu|yuni|yuli|agusta|satumba|oktoba|nuwamba|disamba",
    "yo": "ṣẹ́rẹ́|èrèlé|ẹrẹ̀nà|ìgbé|èbibi èbìbí|òkúdu|agẹmọ|ògún|owewe ọwẹ́wẹ̀|ọ̀wàrà|bélú|ọ̀pẹ̀",
    "ig": "jenụwarị|febrụwarị|maachị|eprel|mee|juun|julaị|ọgọọst|septemba|ọktoba|novemba|disemba",
    "so": "jannaayo janaayo|febraayo feebraayo|maarso|abriil|maajo|juun|luuliyo|agoosto ogosto|sebtembar sebteembar|"
    "oktoobar|nofembar nofeembar|desembar diseembar",
    "zu": "januwari ujanuwari|februwari|mashi|ephreli|meyi|juni|julayi|agasti|septhemba septemba|okthoba|novemba|"
    "disemba",
    "rw": "mutarama|gashyantare|werurwe|mata|gicurasi|kamena|nyakanga|kanama|nzeri|ukwakira|ugushyingo|ukuboza",
    "mg": "janoary|febroary|martsa|aprily|mey|jona|jolay|aogositra|septambra|oktobra|novambra|desambra",
    "ht": "janvye|fevriye|mas|avril|me|jen|jiyè|out|septanm|oktòb|novanm|desanm",
    "gd": "faoilleach fhaoillich|gearran ghearrain|màrt mhàirt|giblean ghiblein|cèitean chèitein|ògmhios|iuchar|"
    "lùnastal|sultain|dàmhair|samhain|dùbhlachd",
    "br": "genver|c'hwevrer|meurzh|ebrel|mae|mezheven|gouere|eost|gwengolo|here|du|kerzu",
    "fy": "jannewaris jannewaarje|febrewaris febrewaarje|maart|april|maaie|juny|july|augustus|septimber|oktober|"
    "novimber|desimber",
    "oc": "genièr|febrièr|març|abril|mai|junh|julhet|agost|setembre|octòbre|novembre|decembre",
}


def folded(word: str) -> str:
    """`word` without its accents (for names typed without them)."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _index() -> dict[str, dict[str, int]]:
    names: dict[str, dict[str, int]] = {}
    bare: list[tuple[str, str, int]] = []
    for language, row in _MONTHS.items():
        for number, forms in enumerate(row.split("|"), 1):
            for form in forms.split():
                names.setdefault(form, {}).setdefault(language, number)
                if language == "my":
                    names.setdefault(form + "လ", {}).setdefault(language, number)  # "month" is written with it
                # Only Latin and Greek are typed without accents; folding Indic marks would change the word.
                if form[0] < "\u0400" and not form.isascii() and language not in _AT_HOME:
                    bare.append((folded(form), language, number))
    for form, language, number in bare:
        names.setdefault(form, {}).setdefault(language, number)
    return names


# Their names are words elsewhere: they count on pages in these languages only.
_AT_HOME = frozenset(("yo", "ku", "rw", "ht", "br", "gd", "mg", "so", "zu", "ti"))
_SAME = {"no": "nb", "nn": "nb", "tl": "fil", "in": "id", "iw": "he", "sh": "sr", "cnr": "sr", "xh": "zu", "ceb": "fil"}
# Short names that are common words in other languages.
_COMMON_WORDS = (
    "ago set out gen pro led lip lis sty tem ara kas tra ion med api ots urt noi kol stu mas velj sau oca vas bal"
)
_COMMON = frozenset(_COMMON_WORDS.split())

NAMES = _index()
LANGUAGES = tuple(_MONTHS)


def month_of(word: str, languages: Iterable[str] = ()) -> int | None:
    """The month (1 to 12) that `word` (lower case, without a closing dot) names, or None.

    Where languages differ, the first of `languages` that knows the word decides, then the table's order. Short names
    that are words elsewhere ("ago", "set", "out") count in those languages only.
    """
    found = NAMES.get(word)
    if found is None:
        return None
    known = False
    for code in languages:
        language = code if code in _MONTHS else code.lower().replace("_", "-").split("-")[0]
        language = _SAME.get(language, language)
        if language in found:
            return found[language]
        known = known or language in _MONTHS
    if known and word in _COMMON and "en" not in found:
        return None
    return next((month for language, month in found.items() if language not in _AT_HOME), None)
