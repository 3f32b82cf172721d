// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Quoth",
    products: [
        .executable(name: "quoth", targets: ["quoth"]),
        .library(name: "ArticleParsing", targets: ["ArticleParsing", "ArticleModel"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // The vocabulary, and the shared parsing library on top of it.
        .target(name: "ArticleModel"),
        .target(
            name: "Assets",
            path: "Assets",
            exclude: ["licences"],
            resources: [.copy("samples"), .copy("lexicons"), .copy("models")]),
        .target(name: "CKernels"),
        .target(name: "Linguistics", dependencies: ["ArticleModel", "Assets", "CKernels"]),
        .target(name: "ArticleParsing", dependencies: ["ArticleModel", "Linguistics"]),

        // Links between claims, quotes and names.
        .target(name: "CrossReference", dependencies: ["ArticleModel"]),

        // In and out of the library on disk.
        .target(name: "Anchoring", dependencies: ["ArticleModel"]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .target(
            name: "ArticleImport", dependencies: ["ArticleModel", "CLibXML2", "CCurl", "CZlib", "CZstd"]),
        .target(
            name: "ArticleStore",
            dependencies: [
                "ArticleModel", "Anchoring", "CrossReference", .product(name: "GRDB", package: "GRDB.swift"),
            ]),

        .target(name: "ArticleExport", dependencies: ["ArticleModel"]),

        // The screen.
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
        .target(name: "CTerminal"),
        .target(name: "TerminalUI", dependencies: ["CNcurses", "CTerminal"]),
        .target(
            name: "ReaderApp",
            dependencies: [
                "ArticleModel", "ArticleParsing", "Linguistics", "Anchoring", "ArticleImport", "ArticleStore",
                "CrossReference",
                "TerminalUI", "Assets",
            ]),

        // The programs.
        .executableTarget(
            name: "quoth",
            dependencies: [
                "ReaderApp", "TerminalUI", "ArticleModel", "ArticleParsing", "ArticleImport", "ArticleExport",
                "ArticleStore", "Anchoring", "CrossReference", "Assets",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "CPseudoTerminal"),
        .executableTarget(
            name: "quoth-bench",
            dependencies: [
                "CPseudoTerminal", "ArticleModel", "ArticleImport", "ArticleParsing", "ArticleStore",
                "Assets",
                "CrossReference", "Linguistics", "LoopbackServer", "ReaderApp", "TerminalUI",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        .testTarget(name: "ArticleModelTests", dependencies: ["ArticleModel"]),
        .testTarget(
            name: "LinguisticsTests",
            dependencies: ["Linguistics", "ArticleModel", "Assets", "CKernels"],
            exclude: ["Fixtures"]),
        .testTarget(
            name: "ArticleParsingTests",
            dependencies: ["ArticleParsing", "Linguistics", "ArticleModel", "Assets"]),
        .testTarget(
            name: "CrossReferenceTests",
            dependencies: ["CrossReference", "ArticleModel", "ArticleParsing", "Assets"],
            resources: [.copy("Fixtures")]),
        .testTarget(name: "AnchoringTests", dependencies: ["Anchoring", "ArticleModel"]),
        // A server on this machine that answers as a test wants.
        .target(name: "LoopbackServer", path: "Tests/LoopbackServer"),
        .testTarget(
            name: "ArticleImportTests", dependencies: ["ArticleImport", "ArticleModel", "LoopbackServer"]),
        .testTarget(name: "ArticleExportTests", dependencies: ["ArticleExport", "ArticleModel"]),
        // Writes to a library as programs do that are killed; the tests run it.
        .executableTarget(
            name: "library-writer", dependencies: ["ArticleStore", "ArticleModel"],
            path: "Tests/LibraryWriter"),
        .testTarget(
            name: "ArticleStoreTests",
            dependencies: [
                "ArticleStore", "Anchoring", "ArticleModel", "CrossReference", "library-writer",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Shims"]),
        .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"]),
        .testTarget(
            name: "ReaderAppTests",
            dependencies: [
                "ReaderApp", "TerminalUI", "ArticleStore", "ArticleParsing", "Anchoring", "ArticleModel",
                "ArticleImport", "LoopbackServer",
            ],
            exclude: ["Screens"]),
        .testTarget(name: "CommandLineTests", dependencies: ["quoth", "ArticleModel", "LoopbackServer"]),
        .testTarget(
            name: "EndToEndTests", dependencies: ["ArticleModel", "LoopbackServer"],
            exclude: ["Clusters/spark_pipe.py"]),
    ],
    swiftLanguageModes: [.v6]
)
