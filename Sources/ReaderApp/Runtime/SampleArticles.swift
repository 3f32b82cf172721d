import ArticleModel
import Assets
import Foundation

/// The sample articles that come with the program: fictional outlets that report one event differently.
public enum SampleArticles {
    private struct Sample: Decodable {
        var id: String
        var title: String
        var outlet: String?
        var byline: String?
        var date: String?
        var url: String?
        var text: String
    }

    /// The samples in reading order; none when the installation is incomplete.
    public static func documents() -> [RawDocument] {
        Assets.samples().compactMap { name, data in
            guard let sample = try? JSONDecoder().decode(Sample.self, from: data) else { return nil }
            return RawDocument(
                text: sample.text, title: sample.title, outlet: sample.outlet, byline: sample.byline,
                date: sample.date,
                url: sample.url, sourceID: sample.id, source: Article.sampleSourcePrefix + name)
        }
    }
}
