import CKernels

/// The weights of an encoder and its heads, as they lie in their file: pointers into memory that is never written.
///
/// `@unchecked Sendable`: the pointers are read only, and `file` keeps what they point to.
final class EncoderWeights: @unchecked Sendable {
    /// A product with 8-bit weights, which lie in panels as the kernels take them.
    struct Product {
        let inputs: Int
        let outputs: Int
        let weights: UnsafePointer<Int8>
        let channels: CChannels
    }

    /// One layer of the encoder.
    struct Layer {
        let queriesKeysValues: Product
        let out: Product
        let afterAttention: CNorm
        let up: Product
        let down: Product
        let afterInner: CNorm
    }

    /// A table of floats.
    struct Matrix {
        let rows: Int
        let columns: Int
        let numbers: UnsafePointer<Float>
    }

    let sizes: EncoderSizes
    let embedding: CEmbedding
    /// Layers that all read.
    let layers: ArraySlice<Layer>
    /// The layers above them for attributions, the parse and worth.
    let attributionLayers: ArraySlice<Layer>
    /// The layers above them for names.
    let nameLayers: [Layer]
    /// All label scores of a word but those of names, and its worth: one column for each and empty ones up to a multiple of 16.
    let labels: Matrix
    let labelBias: UnsafePointer<Float>
    /// The scores of names, likewise.
    let names: Matrix
    let nameBias: UnsafePointer<Float>
    let projections: Product
    let cueLink: Matrix
    let sourceLink: Matrix
    let arcLink: Matrix
    /// One row for each pair of numbers of a word and its head, one column for each relation (and empty ones).
    let relationLink: Matrix
    let vocabulary: Vocabulary
    private let file: MappedFile

    /// Opens and checks a file of weights.
    init(path: String) throws(WeightsError) {
        guard let file = MappedFile(path: path) else { throw .unreadable(path: path) }
        let header = try WeightsHeader(file.bytes, path: path)
        guard header.labels == [RoleLabel.names, NameLabel.names, WordTag.names, Relation.names] else {
            throw .unsuitable(path: path, detail: "other labels")
        }
        let tensors = TensorTable(header: header, bytes: file.bytes, path: path)
        let sizes = header.sizes
        let width = sizes.width

        embedding = CEmbedding(
            pieces: try tensors.bytes("pieces.weight", rows: sizes.pieces, columns: width),
            scales: try tensors.floats("pieces.scale", rows: 1, columns: sizes.pieces),
            positions: try tensors.floats("positions", rows: sizes.positions, columns: width),
            features: try tensors.floats("features", rows: sizes.features, columns: width),
            norm: try tensors.norm("norm", width: width))
        let layers = try tensors.layers("layers", count: sizes.depth, sizes)
        let fork = sizes.depth - sizes.nameDepth
        self.layers = layers[..<fork]
        attributionLayers = layers[fork...]
        nameLayers = try tensors.layers("name_layers", count: sizes.nameDepth, sizes)
        let labelColumns = Self.padded(TextReading.labelScoresPerWord)
        labels = try tensors.matrix("labels.weight", rows: width, columns: labelColumns)
        labelBias = try tensors.floats("labels.bias", rows: 1, columns: labelColumns)
        let nameColumns = Self.padded(NameLabel.names.count)
        names = try tensors.matrix("names.weight", rows: width, columns: nameColumns)
        nameBias = try tensors.floats("names.bias", rows: 1, columns: nameColumns)
        projections = try tensors.product("projections", inputs: width, outputs: sizes.sides)
        cueLink = try tensors.matrix("cue_link", rows: sizes.link + 1, columns: sizes.link)
        sourceLink = try tensors.matrix("source_link", rows: sizes.link + 1, columns: sizes.link)
        arcLink = try tensors.matrix("arc_link", rows: sizes.arc + 1, columns: sizes.arc)
        relationLink = try tensors.matrix(
            "relation_link", rows: (sizes.relation + 1) * (sizes.relation + 1),
            columns: Self.padded(Relation.names.count))
        vocabulary = try tensors.vocabulary(sizes)
        self.sizes = sizes
        self.file = file
    }

    /// A number of columns rounded up to what the kernels work on.
    private static func padded(_ columns: Int) -> Int { (columns + 15) / 16 * 16 }
}

/// Finds tensors by name, of the kind and size that the program needs.
private struct TensorTable {
    let header: WeightsHeader
    let bytes: UnsafeRawBufferPointer
    let path: String

    func floats(_ name: String, rows: Int, columns: Int) throws(WeightsError) -> UnsafePointer<Float> {
        try pointer(name, .float32, rows: rows, columns: columns)
    }

    func bytes(_ name: String, rows: Int, columns: Int) throws(WeightsError) -> UnsafePointer<Int8> {
        try pointer(name, .int8, rows: rows, columns: columns)
    }

    func matrix(_ name: String, rows: Int, columns: Int) throws(WeightsError) -> EncoderWeights.Matrix {
        EncoderWeights.Matrix(
            rows: rows, columns: columns, numbers: try floats(name, rows: rows, columns: columns))
    }

    func norm(_ name: String, width: Int) throws(WeightsError) -> CNorm {
        CNorm(
            weight: try floats(name + ".weight", rows: 1, columns: width),
            bias: try floats(name + ".bias", rows: 1, columns: width))
    }

    func product(_ name: String, inputs: Int, outputs: Int) throws(WeightsError) -> EncoderWeights.Product {
        EncoderWeights.Product(
            inputs: inputs, outputs: outputs,
            weights: try bytes(name + ".weight", rows: outputs, columns: inputs),
            channels: CChannels(
                sums: try pointer(name + ".sums", .int32, rows: 1, columns: outputs),
                scale: try floats(name + ".scale", rows: 1, columns: outputs),
                bias: try floats(name + ".bias", rows: 1, columns: outputs)))
    }

    func layers(
        _ name: String, count: Int, _ sizes: EncoderSizes
    ) throws(WeightsError) -> [EncoderWeights.Layer] {
        let (width, inner) = (sizes.width, sizes.inner)
        var layers: [EncoderWeights.Layer] = []
        for index in 0..<count {
            let name = "\(name).\(index)."
            layers.append(
                EncoderWeights.Layer(
                    queriesKeysValues: try product(name + "qkv", inputs: width, outputs: 3 * width),
                    out: try product(name + "out", inputs: width, outputs: width),
                    afterAttention: try norm(name + "norm1", width: width),
                    up: try product(name + "up", inputs: width, outputs: inner),
                    down: try product(name + "down", inputs: inner, outputs: width),
                    afterInner: try norm(name + "norm2", width: width)))
        }
        return layers
    }

    func vocabulary(_ sizes: EncoderSizes) throws(WeightsError) -> Vocabulary {
        let joined = header.tensors["vocabulary.bytes"]?.columns ?? 0
        return Vocabulary(
            bytes: UnsafeBufferPointer(
                start: try pointer("vocabulary.bytes", .uint8, rows: 1, columns: joined), count: joined),
            starts: UnsafeBufferPointer(
                start: try pointer("vocabulary.starts", .uint32, rows: 1, columns: sizes.pieces + 1),
                count: sizes.pieces + 1),
            slots: UnsafeBufferPointer(
                start: try pointer("vocabulary.slots", .uint32, rows: 1, columns: sizes.slots),
                count: sizes.slots),
            sizes: sizes)
    }

    /// The numbers of a tensor. That they lie within the file, and begin on a border that suits them, is known
    /// from the header.
    private func pointer<Number>(
        _ name: String, _ kind: WeightsHeader.Kind, rows: Int, columns: Int
    ) throws(WeightsError) -> UnsafePointer<Number> {
        guard let tensor = header.tensors[name], tensor.kind == kind, tensor.rows == rows,
            tensor.columns == columns, let base = bytes.baseAddress
        else { throw .unsuitable(path: path, detail: "no \(name) of \(rows) × \(columns)") }
        return (base + tensor.offset).assumingMemoryBound(to: Number.self)
    }
}
