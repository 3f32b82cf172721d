import Testing

@testable import ArticleModel

struct CalendarDateTests {
    @Test func knowsTheWeekday() {
        #expect(CalendarDate(iso: "2022-01-21")?.weekday == 4)
        #expect(CalendarDate(iso: "1970-01-01")?.weekday == 3)
        #expect(CalendarDate(iso: "1969-12-29")?.weekday == 0)
    }

    @Test func countsDaysThereAndBack() {
        for number in stride(from: -719_162, through: 2_932_896, by: 977) {
            #expect(CalendarDate(dayNumber: number)?.dayNumber == number)
        }
    }

    @Test(arguments: ["2022-02-30", "2022-13-01", "20220121", "2022-1-21", "2022-01-21x", ""])
    func refusesWhatIsNoDay(string: String) {
        #expect(CalendarDate(iso: string) == nil)
    }
}
