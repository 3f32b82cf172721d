import ArticleModel
import Testing

struct NormalisedAddressTests {
    @Test(arguments: [
        "http://example.org/2022/talks", "https://www.example.org/2022/talks/",
        "HTTPS://Example.ORG:443/2022/talks#top",
        "https://example.org./2022/t%61lks?utm_source=rss&utm_medium=feed",
        "https://example.org/2022/talks?fbclid=1&",
        " https://example.org/2022/\n talks ", "https://example.org/2022/talks?",
    ])
    func leavesOutWhatMakesNoDifference(address: String) {
        #expect(NormalisedAddress(address)?.description == "http://example.org/2022/talks")
    }

    @Test(arguments: [
        "https://example.org/2022/Talks", "https://example.org/2022/talks?id=2",
        "https://m.example.org/2022/talks",
        "https://example.org/2022", "https://example.org:8080/2022/talks",
        "https://example.org/2022/talks#!2",
        "ftp://example.org/2022/talks", "example.org/2022/talks", "https:///2022/talks",
        "https://example.org/2022%2Ftalks",
    ])
    func keepsWhatMakesOne(address: String) throws {
        let normalised: NormalisedAddress = try #require(NormalisedAddress(address))
        #expect(normalised.description != "http://example.org/2022/talks")
    }

    @Test func comparesParametersInAnyOrder() {
        #expect(
            NormalisedAddress("https://a.org/?b=2&a=%7e1") == NormalisedAddress("http://www.a.org?a=~1&b=2"))
        #expect(NormalisedAddress("https://a.org/?a=%c3%a9")?.description == "http://a.org?a=%C3%A9")
    }

    @Test(arguments: ["", " \n"]) func isNothingForNothing(address: String) {
        #expect(NormalisedAddress(address) == nil)
    }

    @Test(arguments: [
        "%", "http://%zz%4", "https://www.", "http://:80", "urn:quoth:12", "https://a?%", "https://ü.de/ß",
    ])
    func survivesAnything(address: String) {
        #expect(NormalisedAddress(address) != nil)
    }
}
