import ArticleModel

/// Articles as one HTML page that needs nothing but itself: no script, no font, no picture, nothing from the network.
///
/// It follows the reader's wish for a dark or light screen, and can be printed. A page is `head`, an article after the
/// other, and `foot`.
public enum HTMLPage {
    /// All before the first article. `contents` are the ids and titles of the articles, where a list of them is to stand
    /// first.
    public static func head(title: String, contents: [(id: String, title: String)] = []) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="referrer" content="no-referrer">
        <meta name="generator" content="Quoth">
        <title>\(Markup.escaped(CleanText.line(title)))</title>
        <style>
        \(PageStyle.sheet)</style>
        </head>
        <body>
        \(list(contents))
        """
    }

    /// An article.
    public static func article(_ exported: ExportedArticle) -> String { HTMLArticle(exported).html() }

    /// All after the last article.
    public static let foot = """
        <footer class="colophon">Made with Quoth. Quotes, speakers and claims were found by a program, which can be \
        mistaken: what counts is the text.</footer>
        </body>
        </html>

        """

    private static func list(_ contents: [(id: String, title: String)]) -> String {
        if contents.isEmpty { return "" }
        let items = contents.map { article in
            "<li><a href=\"#\(Markup.escaped(article.id))\">\(Markup.escaped(CleanText.line(article.title)))</a></li>\n"
        }
        return "<nav class=\"contents\">\n<ol>\n\(items.joined())</ol>\n</nav>\n"
    }
}
