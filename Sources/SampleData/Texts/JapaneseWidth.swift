/// The same text in the other writings of Japanese: full-width and half-width, katakana and hiragana.
enum JapaneseWidth {
    /// Letters, digits, signs and katakana as wide as kanji.
    static func full(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20: result.append("\u{3000}")
            case 0x21...0x7E: result.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Letters, digits, signs and katakana half as wide; a voiced sign takes a place of its own.
    static func half(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.value == 0x3000 {
                result.append(" ")
            } else if 0xFF01...0xFF5E ~= scalar.value {
                result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            } else if let narrow = narrowKatakana[scalar] {
                result.append(contentsOf: narrow)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    static func hiragana(_ katakana: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in katakana.unicodeScalars {
            let isKatakana = 0x30A1...0x30F6 ~= scalar.value
            result.append(isKatakana ? Unicode.Scalar(scalar.value - 0x60) ?? scalar : scalar)
        }
        return String(result)
    }

    private static let narrowKatakana: [Unicode.Scalar: [Unicode.Scalar]] = {
        let wide = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー・「」、。"
        let narrow = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ･｢｣､｡"
        var result: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for (wide, narrow) in zip(wide.unicodeScalars, narrow.unicodeScalars) { result[wide] = [narrow] }
        for (voiced, plain) in zip("ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ".unicodeScalars, "カキクケコサシスセソタチツテトハヒフヘホウ".unicodeScalars) {
            result[voiced] = (result[plain] ?? []) + ["ﾞ"]
        }
        for (voiced, plain) in zip("パピプペポ".unicodeScalars, "ハヒフヘホ".unicodeScalars) {
            result[voiced] = (result[plain] ?? []) + ["ﾟ"]
        }
        return result
    }()
}
