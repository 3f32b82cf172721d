import Testing

@testable import ReaderApp

/// Bars of how much was said when.
struct TimelineTests {
    @Test func aBarForEachDay() {
        #expect(Timeline.bars(["2026-03-10": 8, "2026-03-11": 4, "2026-03-13": 1], columns: 30) == "█▅·▂")
    }

    @Test func manyDaysShareABar() {
        let bars = Timeline.bars(["2020-01-01": 3, "2026-12-31": 3], columns: 30)
        #expect(bars.count <= 30 && bars.count > 25)
        #expect(bars.first == "█" && bars.last == "█" && bars.dropFirst().dropLast().allSatisfy { $0 == "·" })
    }

    @Test func aSingleDayHasNone() {
        #expect(Timeline.bars([:], columns: 30).isEmpty)
        #expect(Timeline.bars(["2026-03-10": 8], columns: 30).isEmpty)
        #expect(Timeline.bars(["some day": 8, "2026-03-10": 8], columns: 30).isEmpty)
    }

    @Test func peopleAreLookedForByTheirFamilyNames() {
        #expect(EntityName("Aleksei Vorland").commonWords == "Vorland")
        #expect(EntityName("The Harbour Post").commonWords == "The Harbour Post")
        #expect(EntityName("Karsovia").commonWords == "Karsovia")
    }
}
