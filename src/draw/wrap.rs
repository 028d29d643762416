//! Breaking a text into lines of about equal length.

use unicode_width::UnicodeWidthChar;

/// Breaks texts one after the other, keeping its buffer.
#[derive(Debug, Default)]
pub(super) struct Wrapper {
    words: Vec<Word>,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    start: usize,
    end: usize,
    columns: usize,
}

impl Wrapper {
    /// The lines of `text`, none wider than `columns`, as few as can be and as even as that allows. Words are
    /// kept whole unless they are wider than a line. Linear in the text.
    pub(super) fn wrap<'t>(&mut self, text: &'t str, columns: usize) -> Vec<&'t str> {
        self.words.clear();
        if text.is_ascii() {
            self.split(text.bytes().enumerate().map(|(at, b)| (at, 1, 1, b.is_ascii_whitespace())), columns);
        } else {
            let measured =
                |(at, c): (usize, char)| (at, c.len_utf8(), c.width().unwrap_or(1), c.is_whitespace());
            self.split(text.char_indices().map(measured), columns);
        }
        let fewest = self.lines_at(columns);
        let (mut low, mut high) = (self.least(fewest), columns);
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
        let widest = self.words.iter().map(|word| word.columns).max().unwrap_or(0);
        let all: usize = self.words.iter().map(|word| word.columns + 1).sum();
        widest.max(all.saturating_sub(lines).div_ceil(lines.max(1)))
    }

    /// Finds the words among characters given as place, length in bytes, columns, and whether they are space.
    fn split(&mut self, characters: impl Iterator<Item = (usize, usize, usize, bool)>, widest: usize) {
        let mut word = Word { start: 0, end: 0, columns: 0 };
        for (at, bytes, columns, space) in characters {
            if (space || word.columns + columns > widest) && word.end > word.start {
                self.words.push(word);
                word = Word { start: at, end: at, columns: 0 };
            }
            if space {
                word = Word { start: at + bytes, end: at + bytes, columns: 0 };
            } else {
                word.end = at + bytes;
                word.columns += columns;
            }
        }
        if word.end > word.start {
            self.words.push(word);
        }
    }

    fn lines_at(&self, columns: usize) -> usize {
        let mut lines = 0;
        self.break_at(columns, |_, _| lines += 1);
        lines
    }

    /// Fills line after line with as many words as fit; tells the first and last word of each.
    fn break_at(&self, columns: usize, mut line: impl FnMut(&Word, &Word)) {
        let mut words = self.words.iter();
        let Some(mut first) = words.next() else { return };
        let (mut last, mut filled) = (first, first.columns);
        for word in words {
            if filled + 1 + word.columns > columns {
                line(first, last);
                (first, filled) = (word, word.columns);
            } else {
                filled += 1 + word.columns;
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
    fn nothing_but_space_gives_no_line() {
        assert!(wrap("", 10).is_empty() && wrap(" \n\t", 10).is_empty());
    }
}
