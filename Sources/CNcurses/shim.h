// ncurses for Swift: its macros, variable globals and output parameters as typed functions.

#ifndef QUOTH_CNCURSES_SHIM_H
#define QUOTH_CNCURSES_SHIM_H

#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

/// What ncurses knows of a terminal type.
enum quoth_terminal_type { QUOTH_TYPE_KNOWN, QUOTH_TYPE_UNKNOWN, QUOTH_TYPE_NO_DATABASE };

/// Makes character functions speak UTF-8: the user's locale if it does, else the C library's own UTF-8 locale.
static inline bool quoth_use_utf8(void) {
    static const char *const names[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (setlocale(LC_CTYPE, names[i]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    }
    return false;
}

/// Looks a terminal type up; afterwards `quoth_terminfo_string` speaks of it.
static inline enum quoth_terminal_type quoth_look_up(const char *type) {
    int error = 0;
    if (setupterm(type, 1, &error) == OK) return QUOTH_TYPE_KNOWN;
    return error == 0 ? QUOTH_TYPE_UNKNOWN : QUOTH_TYPE_NO_DATABASE;
}

/// A capability of the terminal type, with its padding marks; NULL when it has none.
static inline const char *quoth_terminfo_string(const char *name) {
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

/// A capability with its numbers filled in; NULL when the type has none. Valid until the next call.
static inline const char *quoth_terminfo_filled(const char *name, int first, int second) {
    const char *value = quoth_terminfo_string(name);
    return value ? tiparm(value, first, second) : NULL;
}

/// Starts the screen on standard input and output; false when ncurses refuses.
static inline bool quoth_open_screen(const char *type) {
    // Before anything is read: the first sequence must find the short delay.
    set_escdelay(25);
    return newterm(type, stdout, stdin) != NULL;
}

/// The extent of ncurses' screen.
static inline void quoth_screen_size(int *height, int *width) { getmaxyx(stdscr, *height, *width); }

/// Keys reach the program one by one and untouched, nothing is echoed, and output never waits for input.
static inline void quoth_raw_mode(void) {
    raw();
    noecho();
    nonl();
    typeahead(-1);
    // Cells are drawn anew rather than shifted: a link that is on them stays where it was drawn.
    idcok(stdscr, FALSE);
    leaveok(stdscr, FALSE);
}

/// Starts colours over the terminal's own two; the number of colours, 0 without any.
static inline int quoth_start_colors(void) {
    if (!has_colors() || start_color() == ERR || use_default_colors() == ERR) return 0;
    return COLORS;
}

/// The number of colour pairs that can be defined, the standard pair 0 included.
static inline int quoth_pair_limit(void) { return COLOR_PAIRS; }

/// Attributes of ncurses, by the bits of Style.Attributes.
static inline attr_t quoth_attributes(unsigned bits) {
    return (bits & 1 ? A_BOLD : 0) | (bits & 2 ? A_UNDERLINE : 0) | (bits & 4 ? A_REVERSE : 0) |
           (bits & 8 ? A_DIM : 0) | (bits & 16 ? A_ITALIC : 0);
}

/// Fills a cell with a spacing character and its marks (ending with 0).
static inline bool quoth_set_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
    // ncurses reads the pair from the last argument, which has room for more than a short.
    return setcchar(cell, text, attributes, (short)0, &pair) == OK;
}

/// The same for a character without marks.
static inline bool quoth_set_single(cchar_t *cell, wchar_t character, attr_t attributes, int pair) {
    const wchar_t text[2] = {character, 0};
    return quoth_set_cell(cell, text, attributes, pair);
}

/// The columns that the C library gives a character: 0 to 2, -1 for one that it does not know.
static inline int quoth_columns(wchar_t character) {
    extern int wcwidth(wchar_t);
    return wcwidth(character);
}

/// Draws cells from the left edge of a row.
static inline void quoth_draw_row(int row, const cchar_t *cells, int count) {
    mvwadd_wchnstr(stdscr, row, 0, cells, count);
}

/// Places the cursor, or hides it when `row` is negative.
static inline void quoth_place_cursor(int row, int column) {
    curs_set(row >= 0);
    if (row >= 0) wmove(stdscr, row, column);
}

/// Sends what has changed.
static inline void quoth_flush(void) {
    wnoutrefresh(stdscr);
    doupdate();
}

/// The next flush sends the whole screen.
static inline void quoth_redraw_whole(void) { clearok(curscr, TRUE); }

#endif
