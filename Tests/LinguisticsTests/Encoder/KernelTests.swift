import CKernels
import Foundation
import Testing

/// The kernels against the functions that they approximate, on each instruction set that this machine has.
@Suite struct KernelTests {
    static let variants = Array(0..<ckernels_count())

    /// Numbers over the whole range that activations can have.
    private let numbers: [Float] = (0..<1600).map { Float($0 - 800) / 50 }

    @Test(arguments: variants) func geluIsThatOfTheErrorFunction(_ variant: Int32) {
        let kernels = ckernels_variant(variant).pointee
        // Sums that stand for the numbers themselves: 1/50 each, no zero point, no bias.
        let sums = (0..<1600).map { Int32($0 - 800) }
        let row = CRowScale(scale: 1, zero: 0)
        let channelSums = [Int32](repeating: 3, count: 1600)
        let scale = [Float](repeating: 1.0 / 50, count: 1600)
        let bias = [Float](repeating: 0, count: 1600)
        var found = [Float](repeating: .nan, count: 1600)
        channelSums.withUnsafeBufferPointer { channelSums in
            scale.withUnsafeBufferPointer { scale in
                bias.withUnsafeBufferPointer { bias in
                    guard let a = channelSums.baseAddress, let b = scale.baseAddress, let c = bias.baseAddress
                    else { return }
                    kernels.gelu(sums, [row], [CChannels(sums: a, scale: b, bias: c)], 1, 1600, &found)
                }
            }
        }
        for (x, y) in zip(numbers, found) {
            let exact = Double(x) * 0.5 * (1 + erf(Double(x) / 2.0.squareRoot()))
            #expect(abs(Double(y) - exact) < 4e-6, "at \(x)")
        }
    }

    @Test(arguments: variants) func quantisedRowsGiveTheNumbersBack(_ variant: Int32) {
        let kernels = ckernels_variant(variant).pointee
        for factor in [1, -1, 1e-6, 1e6] as [Float] {
            let row = numbers.map { $0 > 3 ? 0 : $0 * factor }
            var bytes = [UInt8](repeating: 0, count: row.count)
            var scales = [CRowScale(scale: 0, zero: 0)]
            kernels.quantise(row, 1, Int32(row.count), &bytes, &scales)
            for (x, byte) in zip(row, bytes) {
                let back = (Float(byte) - Float(scales[0].zero)) * scales[0].scale
                #expect(abs(back - x) <= scales[0].scale * 0.501)
            }
            #expect(row.indices.filter { row[$0] == 0 }.allSatisfy { Int32(bytes[$0]) == scales[0].zero })
        }
    }

    @Test(arguments: variants) func aRowOfZerosStaysZero(_ variant: Int32) {
        let kernels = ckernels_variant(variant).pointee
        var bytes = [UInt8](repeating: 9, count: 32)
        var scales = [CRowScale(scale: 0, zero: 0)]
        kernels.quantise([Float](repeating: 0, count: 32), 1, 32, &bytes, &scales)
        #expect(bytes.allSatisfy { $0 == 0 })
        #expect(scales[0].scale == 1 && scales[0].zero == 0)
    }

    @Test(arguments: variants) func logarithmsOfASoftmaxSumToOne(_ variant: Int32) {
        let kernels = ckernels_variant(variant).pointee
        for width in [1, 2, 15, 16, 17, 200] {
            let row = (0..<width).map { Float($0 * 7 % 31) / 3 }
            var found = row
            kernels.log_softmax(&found, 1, Int32(width))
            let whole = log(row.reduce(0.0) { $0 + exp(Double($1)) })
            for (x, y) in zip(row, found) { #expect(abs(Double(y) - (Double(x) - whole)) < 1e-5) }
        }
    }

    @Test(arguments: variants) func attentionIsTheWeightedMean(_ variant: Int32) {
        let kernels = ckernels_variant(variant).pointee
        let heads = 2
        let width = 32
        for rows in [1, 7, 8, 15, 16, 17, 40] {
            let side = 16
            func table(_ seed: Int) -> [Float] {
                (0..<rows * width).map { Float(($0 * 37 + seed * 101) % 59 - 29) / 20 }
            }
            let (queries, keys, values) = (table(1), table(2), table(3))
            var scratch = [Float](repeating: .nan, count: (side + 16) * ((rows + 15) / 16 * 16))
            var found = [Float](repeating: .nan, count: rows * width)
            kernels.attend(
                queries, keys, values, Int32(rows), Int32(width), Int32(heads), &scratch, &found)
            for head in 0..<heads {
                for row in 0..<rows {
                    let at = { (row: Int) in (head * rows + row) * side }
                    let weights = (0..<rows).map { other in
                        exp(
                            (0..<side).reduce(0.0) {
                                $0 + Double(queries[at(row) + $1] * keys[at(other) + $1])
                            })
                    }
                    for i in 0..<side {
                        let sum = (0..<rows).reduce(0.0) { $0 + weights[$1] * Double(values[at($1) + i]) }
                        let expected = sum / weights.reduce(0, +)
                        #expect(abs(Double(found[row * width + head * side + i]) - expected) < 1e-5)
                    }
                }
            }
        }
    }
}
