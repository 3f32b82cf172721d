// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Quoth",
    products: [
        .executable(name: "quoth", targets: ["quoth"]),
        .library(name: "ArticleParsing", targets: ["ArticleParsing", "ArticleModel"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // The vocabulary, and the shared parsing library on top of it.
        .target(name: "ArticleModel"),
        .target(
            name: "Assets",
            path: "Assets",
            exclude: ["licences"],
            resources: [.copy("samples"), .copy("lexicons")]),
        .target(name: "Linguistics", dependencies: ["ArticleModel", "Assets"]),
        .target(name: "ArticleParsing", dependencies: ["ArticleModel", "Linguistics"]),

        // In and out of the library on disk.
        .target(name: "Anchoring", dependencies: ["ArticleModel"]),
        .target(name: "ArticleImport", dependencies: ["ArticleModel"]),
        .target(name: "ArticleStore", dependencies: ["ArticleModel", "Anchoring"]),

        // The screen.
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
        .target(name: "CTerminal"),
        .target(name: "TerminalUI", dependencies: ["CNcurses", "CTerminal"]),
        .target(
            name: "ReaderApp",
            dependencies: [
                "ArticleModel", "ArticleParsing", "Anchoring", "ArticleImport", "ArticleStore",
                "TerminalUI", "Assets",
            ]),

        // The programs.
        .executableTarget(
            name: "quoth",
            dependencies: [
                "ReaderApp", "TerminalUI", "ArticleModel", "ArticleParsing", "ArticleImport", "ArticleStore",
                "Anchoring", "Assets",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "CPseudoTerminal"),
        .executableTarget(
            name: "quoth-bench",
            dependencies: [
                "CPseudoTerminal", "ArticleModel", "ArticleParsing", "ArticleStore", "Assets", "Linguistics",
                "ReaderApp", "TerminalUI",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        .testTarget(name: "ArticleModelTests", dependencies: ["ArticleModel"]),
        .testTarget(name: "LinguisticsTests", dependencies: ["Linguistics", "ArticleModel"]),
        .testTarget(
            name: "ArticleParsingTests",
            dependencies: ["ArticleParsing", "Linguistics", "ArticleModel", "Assets"]),
        .testTarget(name: "AnchoringTests", dependencies: ["Anchoring", "ArticleModel"]),
        .testTarget(name: "ArticleImportTests", dependencies: ["ArticleImport", "ArticleModel"]),
        .testTarget(name: "ArticleStoreTests", dependencies: ["ArticleStore", "Anchoring", "ArticleModel"]),
        .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"]),
        .testTarget(
            name: "ReaderAppTests",
            dependencies: [
                "ReaderApp", "TerminalUI", "ArticleStore", "ArticleParsing", "Anchoring", "ArticleModel",
            ],
            exclude: ["Screens"]),
        .testTarget(name: "CommandLineTests", dependencies: ["quoth", "ArticleModel"]),
        .testTarget(name: "EndToEndTests", dependencies: ["ArticleModel"]),
    ],
    swiftLanguageModes: [.v6]
)
