//! Breaking a text into lines of about equal length.

use crate::draw::measure;
use unicode_width::UnicodeWidthChar;

/// Breaks texts one after the other, keeping its buffer.
#[derive(Debug, Default)]
pub(super) struct Wrapper {
    words: Vec<Word>,
    unit: Unit,
}

/// What widths are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Unit {
    /// Cells of a terminal.
    #[default]
    Cells,
    /// Real widths, in 64ths of an em.
    Ems,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    start: usize,
    end: usize,
    width: usize,
}

impl Wrapper {
    /// One that goes by the widths of real letters; a column is then as wide as a letter on average.
    pub(super) fn by_letters() -> Self {
        Wrapper { words: Vec::new(), unit: Unit::Ems }
    }

    /// The lines of `text`, none wider than `columns`, as few as can be and as even as that allows. Words are
    /// kept whole unless they are wider than a line. Linear in the text.
    pub(super) fn wrap<'t>(&mut self, text: &'t str, columns: usize) -> Vec<&'t str> {
        self.words.clear();
        let widest = match self.unit {
            Unit::Cells if text.is_ascii() => {
                let measured = |(at, b): (usize, u8)| (at, 1, 1, b.is_ascii_whitespace());
                self.split(text.bytes().enumerate().map(measured), columns);
                columns
            }
            Unit::Cells => {
                let measured =
                    |(at, c): (usize, char)| (at, c.len_utf8(), c.width().unwrap_or(1), c.is_whitespace());
                self.split(text.char_indices().map(measured), columns);
                columns
            }
            Unit::Ems => {
                let widest = columns * measure::COLUMN;
                let measured =
                    |(at, c): (usize, char)| (at, c.len_utf8(), measure::advance(c), c.is_whitespace());
                self.split(text.char_indices().map(measured), widest);
                widest
            }
        };
        let fewest = self.lines_at(widest);
        let (mut low, mut high) = (self.least(fewest), widest);
        while fewest > 1 && low < high {
            let middle = low.midpoint(high);
            if self.lines_at(middle) == fewest {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let mut lines = Vec::with_capacity(fewest);
        self.break_at(high, |first, last| lines.extend(text.get(first.start..last.end)));
        lines
    }

    /// A width below which the words cannot fit into so many lines.
    fn least(&self, lines: usize) -> usize {
        let widest = self.words.iter().map(|word| word.width).max().unwrap_or(0);
        let all: usize = self.words.iter().map(|word| word.width + self.space()).sum();
        widest.max(all.saturating_sub(lines * self.space()).div_ceil(lines.max(1)))
    }

    fn space(&self) -> usize {
        match self.unit {
            Unit::Cells => 1,
            Unit::Ems => measure::advance(' '),
        }
    }

    /// Finds the words among characters given as place, length in bytes, width, and whether they are space.
    fn split(&mut self, characters: impl Iterator<Item = (usize, usize, usize, bool)>, widest: usize) {
        let mut word = Word { start: 0, end: 0, width: 0 };
        for (at, bytes, width, space) in characters {
            if (space || word.width + width > widest) && word.end > word.start {
                self.words.push(word);
                word = Word { start: at, end: at, width: 0 };
            }
            if space {
                word = Word { start: at + bytes, end: at + bytes, width: 0 };
            } else {
                word.end = at + bytes;
                word.width += width;
            }
        }
        if word.end > word.start {
            self.words.push(word);
        }
    }

    fn lines_at(&self, width: usize) -> usize {
        let mut lines = 0;
        self.break_at(width, |_, _| lines += 1);
        lines
    }

    /// Fills line after line with as many words as fit; tells the first and last word of each.
    fn break_at(&self, width: usize, mut line: impl FnMut(&Word, &Word)) {
        let mut words = self.words.iter();
        let Some(mut first) = words.next() else { return };
        let (mut last, mut filled, space) = (first, first.width, self.space());
        for word in words {
            if filled + space + word.width > width {
                line(first, last);
                (first, filled) = (word, word.width);
            } else {
                filled += space + word.width;
            }
            last = word;
        }
        line(first, last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrap(text: &str, columns: usize) -> Vec<&str> {
        Wrapper::default().wrap(text, columns)
    }

    #[test]
    fn lines_are_even() {
        assert_eq!(wrap("one two three four five", 20), ["one two three", "four five"]);
    }

    #[test]
    fn words_wider_than_a_line_are_cut() {
        assert_eq!(wrap("aaaaaaaaaaaa b", 5), ["aaaaa", "aaaaa", "aa b"]);
        assert_eq!(wrap("主張と証拠", 4), ["主張", "と証", "拠"]);
    }

    #[test]
    fn lines_by_letters_are_no_wider_than_their_columns() {
        let text = "WWWW iiii мммм 議論 illicit WWWWWWWWWWWWWWWWWWWWWWWWWW end";
        let lines = Wrapper::by_letters().wrap(text, 10);
        let widest = lines.iter().map(|line| line.chars().map(measure::advance).sum::<usize>()).max();
        assert!(widest > Some(200) && widest <= Some(10 * measure::COLUMN), "{widest:?} {lines:?}");
        assert!(wrap(text, 10) != lines, "letters are not all of one width");
    }

    #[test]
    fn nothing_but_space_gives_no_line() {
        assert!(wrap("", 10).is_empty() && wrap(" \n\t", 10).is_empty());
    }
}
