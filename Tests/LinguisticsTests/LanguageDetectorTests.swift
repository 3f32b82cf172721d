import ArticleModel
import Testing

@testable import Linguistics

@Suite struct LanguageDetectorTests {
    @Test(arguments: [
        ("The envoys met on Friday, and they left without a word to the reporters who stood outside.", "en"),
        ("Blinken meets Lavrov", "en"),
        (
            "Der Minister sagte am Freitag, dass die Gespräche nicht gescheitert sind und im Mai weitergehen.",
            "de"
        ),
        (
            "Le ministre a dit vendredi que les négociations ne sont pas terminées et que la paix est possible.",
            "fr"
        ),
        ("El ministro dijo el viernes que las conversaciones no han fracasado y que seguirán en mayo.", "es"),
        ("Министр сказал, что переговоры не закончены и будут продолжены в мае, как это было раньше.", "ru"),
        (
            "Міністр сказав, що переговори не завершено і їх буде продовжено у травні, як це було раніше.",
            "uk"
        ),
        ("外長は金曜日に会談した。", "zh"),
    ])
    func languages(text: String, expected: String) {
        let tokenized = Tokenizer().tokenize(ArticleText(text), blocks: [])
        #expect(LanguageDetector().language(of: tokenized) == expected)
    }

    @Test func nothingHasNoLanguage() {
        #expect(
            LanguageDetector().language(of: Tokenizer().tokenize(ArticleText(" 12 ?"), blocks: [])) == nil)
    }
}
