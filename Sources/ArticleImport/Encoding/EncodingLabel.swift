/// Labels of encodings as pages and feeds write them, by the WHATWG Encoding Standard (4.2).
enum EncodingLabel {
    /// The name by which the C library knows the encoding; nil for a label that the standard does not have.
    static func encoding(_ label: some StringProtocol) -> String? {
        let label = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        if let known = exceptions[label] { return known }
        if label.hasPrefix("cp125") || label.hasPrefix("x-cp125") || label.hasPrefix("windows-125") {
            return label.last.flatMap { "012345678".contains($0) ? "WINDOWS-125\($0)" : nil }
        }
        if let part = isoPart(label) { return "ISO-8859-\(part)" }
        return nil
    }

    /// A label that browsers do not have, in case the C library has it: old feeds are in `ibm850` and the like. UTF-7,
    /// which hides markup, is left out.
    static func other(_ label: some StringProtocol) -> String? {
        let isName =
            label.utf8.count <= 30
            && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        guard isName, !label.lowercased().hasPrefix("utf") else { return nil }
        return label.uppercased()
    }

    /// `iso-8859-2`, `iso8859_2`, `iso_8859-2:1987` and the like; the parts that the standard has.
    private static func isoPart(_ label: String) -> Int? {
        guard label.hasPrefix("iso") else { return nil }
        let digits = label.prefix { $0 != ":" }.drop { !$0.isNumber }.filter { $0.isNumber }
        guard digits.hasPrefix("8859"), let part = Int(digits.dropFirst(4)) else { return nil }
        return (2...8).contains(part) || part == 10 || (13...16).contains(part) ? part : nil
    }

    /// ASCII and Latin-1 mean Windows-1252, as in browsers.
    private static let exceptions: [String: String] = [
        "utf-8": "UTF-8", "utf8": "UTF-8", "unicode-1-1-utf-8": "UTF-8", "x-unicode20utf8": "UTF-8",
        "utf-16": "UTF-16LE", "utf-16le": "UTF-16LE", "utf-16be": "UTF-16BE", "unicode": "UTF-16LE",
        "ucs-2": "UTF-16LE", "iso-10646-ucs-2": "UTF-16LE", "csunicode": "UTF-16LE",
        "unicodefffe": "UTF-16BE",
        "utf-32": "UTF-32", "utf-32le": "UTF-32LE", "utf-32be": "UTF-32BE",
        "ascii": "WINDOWS-1252", "us-ascii": "WINDOWS-1252", "ansi_x3.4-1968": "WINDOWS-1252",
        "latin1": "WINDOWS-1252", "l1": "WINDOWS-1252", "iso-8859-1": "WINDOWS-1252",
        "iso8859-1": "WINDOWS-1252",
        "iso88591": "WINDOWS-1252", "iso_8859-1": "WINDOWS-1252", "iso_8859-1:1987": "WINDOWS-1252",
        "iso-ir-100": "WINDOWS-1252", "cp819": "WINDOWS-1252", "ibm819": "WINDOWS-1252",
        "csisolatin1": "WINDOWS-1252",
        "latin2": "ISO-8859-2", "l2": "ISO-8859-2", "latin3": "ISO-8859-3", "latin4": "ISO-8859-4",
        "cyrillic": "ISO-8859-5", "arabic": "ISO-8859-6", "greek": "ISO-8859-7", "greek8": "ISO-8859-7",
        "hebrew": "ISO-8859-8", "iso-8859-8-i": "ISO-8859-8", "logical": "ISO-8859-8", "visual": "ISO-8859-8",
        "latin5": "WINDOWS-1254", "l5": "WINDOWS-1254", "iso-8859-9": "WINDOWS-1254",
        "iso8859-9": "WINDOWS-1254",
        "latin6": "ISO-8859-10", "l9": "ISO-8859-15", "iso-8859-11": "WINDOWS-874", "tis-620": "WINDOWS-874",
        "windows-874": "WINDOWS-874", "dos-874": "WINDOWS-874",
        "koi8-r": "KOI8-R", "koi8": "KOI8-R", "koi": "KOI8-R", "cskoi8r": "KOI8-R", "koi8-u": "KOI8-U",
        "koi8-ru": "KOI8-U", "macintosh": "MACINTOSH", "mac": "MACINTOSH", "x-mac-roman": "MACINTOSH",
        "x-mac-cyrillic": "MAC-CYRILLIC", "ibm866": "IBM866", "cp866": "IBM866", "866": "IBM866",
        "gbk": "GB18030", "gb2312": "GB18030", "gb_2312-80": "GB18030", "gb18030": "GB18030",
        "chinese": "GB18030",
        "x-gbk": "GB18030", "csgb2312": "GB18030", "euc-cn": "GB18030", "hz-gb-2312": "HZ",
        "big5": "BIG5-HKSCS", "big5-hkscs": "BIG5-HKSCS", "cn-big5": "BIG5-HKSCS", "x-x-big5": "BIG5-HKSCS",
        "euc-jp": "EUC-JP", "x-euc-jp": "EUC-JP", "iso-2022-jp": "ISO-2022-JP", "csiso2022jp": "ISO-2022-JP",
        "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932", "ms_kanji": "CP932",
        "ms932": "CP932", "windows-31j": "CP932",
        "euc-kr": "UHC", "ks_c_5601-1987": "UHC", "ksc5601": "UHC", "korean": "UHC", "windows-949": "UHC",
    ]
}
