/// A municipality of Fukushima, with what must agree wherever it is spoken of.
struct Municipality: Sendable, Hashable {
    /// Six digits of JIS X 0402, the last of them the check digit.
    let code: String
    /// Empty for a city.
    let county: String
    let countyKana: String
    let countyEnglish: String
    let name: String
    let kana: String
    let english: String
    /// The postal code of all places in it that have none of their own, as a fictitious one has none.
    let postalCode: String
    let areaCode: String

    private init(row: Substring) {
        var fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)[...]
        func next() -> String { fields.popFirst() ?? "" }
        code = next()
        county = next()
        countyKana = next()
        countyEnglish = next()
        name = next()
        kana = next()
        english = next()
        postalCode = next()
        areaCode = next()
    }

    /// All 59, by code.
    static let all: [Municipality] = rows.split(separator: "\n").map(Municipality.init(row:))

    /// Code, county with kana and Roman letters, municipality likewise, postal code, area code of telephones.
    private static let rows = """
        072010,,,,福島市,フクシマシ,Fukushima-shi,9600000,024
        072028,,,,会津若松市,アイヅワカマツシ,Aizuwakamatsu-shi,9650000,0242
        072036,,,,郡山市,コオリヤマシ,Koriyama-shi,9630000,024
        072044,,,,いわき市,イワキシ,Iwaki-shi,9700000,0246
        072052,,,,白河市,シラカワシ,Shirakawa-shi,9610000,0248
        072079,,,,須賀川市,スカガワシ,Sukagawa-shi,9620000,0248
        072087,,,,喜多方市,キタカタシ,Kitakata-shi,9660000,0241
        072095,,,,相馬市,ソウマシ,Soma-shi,9760000,0244
        072109,,,,二本松市,ニホンマツシ,Nihonmatsu-shi,9640000,0243
        072117,,,,田村市,タムラシ,Tamura-shi,9634300,0247
        072125,,,,南相馬市,ミナミソウマシ,Minamisoma-shi,9750000,0244
        072133,,,,伊達市,ダテシ,Date-shi,9600600,024
        072141,,,,本宮市,モトミヤシ,Motomiya-shi,9691100,0243
        073016,伊達郡,ダテグン,Date-gun,桑折町,コオリマチ,Kori-machi,9691600,024
        073032,伊達郡,ダテグン,Date-gun,国見町,クニミマチ,Kunimi-machi,9691700,024
        073083,伊達郡,ダテグン,Date-gun,川俣町,カワマタマチ,Kawamata-machi,9601400,024
        073229,安達郡,アダチグン,Adachi-gun,大玉村,オオタマムラ,Otama-mura,9691300,0243
        073423,岩瀬郡,イワセグン,Iwase-gun,鏡石町,カガミイシマチ,Kagamiishi-machi,9690400,0248
        073440,岩瀬郡,イワセグン,Iwase-gun,天栄村,テンエイムラ,Tenei-mura,9620500,0248
        073628,南会津郡,ミナミアイヅグン,Minamiaizu-gun,下郷町,シモゴウマチ,Shimogo-machi,9695300,0241
        073644,南会津郡,ミナミアイヅグン,Minamiaizu-gun,檜枝岐村,ヒノエマタムラ,Hinoemata-mura,9670500,0241
        073679,南会津郡,ミナミアイヅグン,Minamiaizu-gun,只見町,タダミマチ,Tadami-machi,9680400,0241
        073687,南会津郡,ミナミアイヅグン,Minamiaizu-gun,南会津町,ミナミアイヅマチ,Minamiaizu-machi,9670000,0241
        074021,耶麻郡,ヤマグン,Yama-gun,北塩原村,キタシオバラムラ,Kitashiobara-mura,9660400,0241
        074055,耶麻郡,ヤマグン,Yama-gun,西会津町,ニシアイヅマチ,Nishiaizu-machi,9694400,0241
        074071,耶麻郡,ヤマグン,Yama-gun,磐梯町,バンダイマチ,Bandai-machi,9693300,0242
        074080,耶麻郡,ヤマグン,Yama-gun,猪苗代町,イナワシロマチ,Inawashiro-machi,9693100,0242
        074217,河沼郡,カワヌマグン,Kawanuma-gun,会津坂下町,アイヅバンゲマチ,Aizubange-machi,9696500,0242
        074225,河沼郡,カワヌマグン,Kawanuma-gun,湯川村,ユガワムラ,Yugawa-mura,9693500,0241
        074233,河沼郡,カワヌマグン,Kawanuma-gun,柳津町,ヤナイヅマチ,Yanaizu-machi,9697200,0241
        074446,大沼郡,オオヌマグン,Onuma-gun,三島町,ミシママチ,Mishima-machi,9697500,0241
        074454,大沼郡,オオヌマグン,Onuma-gun,金山町,カネヤママチ,Kaneyama-machi,9680000,0241
        074462,大沼郡,オオヌマグン,Onuma-gun,昭和村,ショウワムラ,Showa-mura,9680100,0241
        074471,大沼郡,オオヌマグン,Onuma-gun,会津美里町,アイヅミサトマチ,Aizumisato-machi,9696200,0242
        074616,西白河郡,ニシシラカワグン,Nishishirakawa-gun,西郷村,ニシゴウムラ,Nishigo-mura,9610000,0248
        074641,西白河郡,ニシシラカワグン,Nishishirakawa-gun,泉崎村,イズミザキムラ,Izumizaki-mura,9690100,0248
        074659,西白河郡,ニシシラカワグン,Nishishirakawa-gun,中島村,ナカジマムラ,Nakajima-mura,9610100,0248
        074667,西白河郡,ニシシラカワグン,Nishishirakawa-gun,矢吹町,ヤブキマチ,Yabuki-machi,9690200,0248
        074811,東白川郡,ヒガシシラカワグン,Higashishirakawa-gun,棚倉町,タナグラマチ,Tanagura-machi,9636100,0247
        074829,東白川郡,ヒガシシラカワグン,Higashishirakawa-gun,矢祭町,ヤマツリマチ,Yamatsuri-machi,9635100,0247
        074837,東白川郡,ヒガシシラカワグン,Higashishirakawa-gun,塙町,ハナワマチ,Hanawa-machi,9635400,0247
        074845,東白川郡,ヒガシシラカワグン,Higashishirakawa-gun,鮫川村,サメガワムラ,Samegawa-mura,9638400,0247
        075019,石川郡,イシカワグン,Ishikawa-gun,石川町,イシカワマチ,Ishikawa-machi,9637800,0247
        075027,石川郡,イシカワグン,Ishikawa-gun,玉川村,タマカワムラ,Tamakawa-mura,9636300,0247
        075035,石川郡,イシカワグン,Ishikawa-gun,平田村,ヒラタムラ,Hirata-mura,9638100,0247
        075043,石川郡,イシカワグン,Ishikawa-gun,浅川町,アサカワマチ,Asakawa-machi,9636200,0247
        075051,石川郡,イシカワグン,Ishikawa-gun,古殿町,フルドノマチ,Furudono-machi,9638300,0247
        075213,田村郡,タムラグン,Tamura-gun,三春町,ミハルマチ,Miharu-machi,9637700,0247
        075221,田村郡,タムラグン,Tamura-gun,小野町,オノマチ,Ono-machi,9633400,0247
        075418,双葉郡,フタバグン,Futaba-gun,広野町,ヒロノマチ,Hirono-machi,9790400,0240
        075426,双葉郡,フタバグン,Futaba-gun,楢葉町,ナラハマチ,Naraha-machi,9790600,0240
        075434,双葉郡,フタバグン,Futaba-gun,富岡町,トミオカマチ,Tomioka-machi,9791100,0240
        075442,双葉郡,フタバグン,Futaba-gun,川内村,カワウチムラ,Kawauchi-mura,9791200,0240
        075451,双葉郡,フタバグン,Futaba-gun,大熊町,オオクママチ,Okuma-machi,9791300,0240
        075469,双葉郡,フタバグン,Futaba-gun,双葉町,フタバマチ,Futaba-machi,9791400,0240
        075477,双葉郡,フタバグン,Futaba-gun,浪江町,ナミエマチ,Namie-machi,9791500,0240
        075485,双葉郡,フタバグン,Futaba-gun,葛尾村,カツラオムラ,Katsurao-mura,9791600,0240
        075612,相馬郡,ソウマグン,Soma-gun,新地町,シンチマチ,Shinchi-machi,9792700,0244
        075647,相馬郡,ソウマグン,Soma-gun,飯舘村,イイタテムラ,Iitate-mura,9601600,0244
        """
}
