"""Texts of our own that hold what a splitter can stumble over. No corpus stands behind them."""

TEXTS = [
    "“We will not go back,” said Anna Kowalska, the mayor of Łódź. “Not now.”\nHer deputy, \"Big\" Jim O’Neil, agreed.",
    "Café, cafe\u0301, NAÏVE and Ångström; ΟΔΥΣΣΕΥΣ, ΣΑΣ, Σ. İstanbul ﬁne Straße ǅ ½ x² Ⅳ ٣٤ 3,000.50 £12bn 1st B2B iPhone McDonald I USA U.S.",
    "東京は大きい。서울은 크다. Москва — большой город, Йошкар-Ола тоже. مُحَمَّد हिन्दी ไทย",
    "A\u00adb soft\u00adhyphen zero\u200bwidth no\u00a0break\u2003wide \ufeffmark \ufffd \x01\x02 tab\there 👩\u200d👩\u200d👧 🇩🇪 ☕️ — ok",
    "Unclosed “quote runs to the line's end\nand does not go on here, \"but this\" does. „So“ sagt er, «voilà» dit-elle. ''Two'' `ticks`",
    "THE MINISTER SAID ON FRIDAY THAT THE STRIKE WAS OVER\n\n\nbut   nobody\r\nbelieved him",
    "A" + "bc" * 60 + " is long, " + "supercalifragilistic" * 3 + " too. #tag @name http://example.org/a_b?c=1 a@b.example $5 50% (c) [d] {e} ~ | ^ \\ a--b …",
    "The committee met at noon. It had little to decide, and the members knew it. Nobody spoke for long. The chair, a "
    "retired judge, thanked them all. “It was,” she told reporters, “the shortest meeting of my life.” They laughed. "
    "Then the lights went out and the room was quiet. A clerk found a candle. Outside, it rained on the empty square.",
    "no capitals no stops just words that go on and on and on as some people write when they are in a hurry and do not "
    "look up from what they type because nobody will read it anyway and so the paragraph must be cut where it must be "
    "cut and that is the end of it",
    "",
    " \n\t\n ",
    "\u200b \u0301\n.",
]
