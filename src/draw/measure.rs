//! How wide texts are, whatever sans-serif font the reader has.
//!
//! The table holds, for each character, the greatest advance width among Liberation Sans (which has the metrics of
//! Arial and Helvetica), Noto Sans and `DejaVu Sans`, read from the fonts' `hmtx` tables with fontTools, so that
//! nothing is wider in any of them. Combining marks have no width. The boxes come out an eighth wider than Arial needs.

use unicode_width::UnicodeWidthChar;

/// Widths are counted in 64ths of the size of the letters.
pub(super) const EM: usize = 64;

/// What one column of a line takes on average.
pub(super) const COLUMN: usize = 33;

/// The width of a character in 64ths of an em.
pub(super) fn advance(c: char) -> usize {
    if let Some(&width) = usize::try_from(u32::from(c)).ok().and_then(|code| ASCII.get(code)) {
        return usize::from(width);
    }
    if matches!(c, '\u{80}'..='\u{9f}' | '\u{202d}' | '\u{202e}' | '\u{fffe}' | '\u{ffff}') {
        // These are written as `\u{fffd}`.
        return EM;
    }
    let code = u32::from(c);
    let after = TABLE.partition_point(|&(first, _)| first <= code);
    let row = after.checked_sub(1).and_then(|at| TABLE.get(at));
    let known = row.and_then(|(first, row)| row.as_bytes().get((code - first) as usize));
    match (known, c.width()) {
        (_, None | Some(0)) => 0,
        (Some(&byte), _) => usize::from(byte - BASE),
        (None, Some(1)) => EM * 3 / 4,
        // Emoji are wider than the ideographs.
        (None, _) if (0x1f000..0x20000).contains(&code) => EM * 4 / 3,
        (None, _) => EM,
    }
}

/// The width of a text in points if its letters are of a size.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<usize>() as f64 * size / EM as f64
}

/// The width of a text in bold letters, which are at most a sixth wider in capitals and half as much in words.
pub(super) fn bold(text: &str, size: f64) -> f64 {
    width(text, size) * 1.15
}

/// As much of a text as is no wider than `limit`, and whether that is less than all.
pub(super) fn cut(text: &str, size: f64, limit: f64) -> (&str, bool) {
    let room = (limit * EM as f64 / size) as usize;
    let mut filled = 0;
    for (at, c) in text.char_indices() {
        filled += advance(c);
        if filled > room {
            return (text.get(..at).unwrap_or_default(), true);
        }
    }
    (text, false)
}

/// Whether a text runs from right to left, as its first letter tells.
pub(super) fn is_right_to_left(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| {
        matches!(u32::from(c), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefe | 0x10800..=0x10fff | 0x1e800..=0x1efff)
    })
}

/// What a byte of the table stands above.
const BASE: u8 = b'!';

static ASCII: [u8; 128] = {
    let mut widths = [0; 128];
    let row = TABLE[0].1.as_bytes();
    let mut at = 0;
    while at < row.len() {
        widths[at + 0x20] = row[at] - BASE;
        at += 1;
    }
    widths
};

/// The first character of each row and the widths from there on.
#[rustfmt::skip]
const TABLE: &[(u32, &str)] = &[
    (
        0x0020,
        "6;?WJ^S3::EW6969JJJJJJJJJJ77WWWEbMMPSLISR7ALE]RTLTPLIPMaMLM:9:WEAIJEJI8JJ33G3`JIJJ<C;JGV\
         GGCJEJW",
    ),
    (
        0x00a0,
        "6;JJJJEEGa@IW9aEAW;;AJK6A;@I```IMMMMMMaPLLLL7777SRTTTTTWTPPPPLLJIIIIII`EIIII3333IJIIIIIW\
         IJJJJGJGMIMIMIPEPEPEPESJSJLILILILILISJSJSJSJRJ]N7373737373QEA3LGGE3E3E9E7E4RJRJRJVRJTITI\
         TIfcP<P<P<LCLCLCLCI;I;I;PJPJPJPJPJPJaVLGLMCMCMC8JQMJMJNNESVMJIJTIGESM`87QG3GcRJT]IfXMJNJ\
         CJ8;I;IXMTPQPMCLLFCJLFBJ7EC4|ukWTCdcZMI73TIPJPJPJPJPJIMIMI``SJSJKGTITILF3|ukSJiMRJMIa`TI\
         MIMIJIJI7373TITIN<N<PJPJLCI;JCRJQYNIMCMIJITITITITIIG@W@3aaMNEEICCH@MPMJI43SJN<IG",
    ),
    (0x02b0, ";;-344:B93?6665599AAAAAA3AAA3AAA7755AA:6AAAAAA6A=,9>9AAAAA<<AAC<<77A3>>A34444CCD"),
    (
        0x0370,
        "KFYK33SKNNFEEE74NNNNFFN6TY?NVNXV8MMEMLMRT7LM]RKTRLNJILUMWT7LLDJ8ILJGIDDJI8GGJEEINJGJHIPF\
         RW8IIIWKIINWNPXLTIKGF?LLYJ]WRLTIMHSINIIDLJE3TIIHJN]PJNNN",
    ),
    (
        0x0400,
        "LLYIOL77AgdXOSJRMMMISLfKSSOR]RTRLPIJYMSNfgWZMOgPIIGCNI[DKKHJRKIKJEGGXGMI]^OTHEWHIIICEC33\
         3[[KHKGK]WSL^QZTlbTJcXJDXZTISLSLph^Rmc]WNEH!!!!!<<TMMHIJICMGKDf[KDOHOHOHXWRLbZg]ZNNEIGIG\
         IGMG]UNINHNJ^P^P7f[NHSLRLSMNI]S7MIMI``JITITIf[KDLFSKSKTITITINEIGIGIGNIICZTMGMGMGMIb[`YMG\
         f_i_SLSOIDRJla[YdaTJaVOHg[g]TMPKPJ{lNHOG",
    ),
    (
        0x1e00,
        "MIMJMJMJNESJSJSJSJSJJIJIJIJIJIF8SJRJRJRJRJRJ7373KGKGKGE4E4E3E3]`]`]`RJRJRJRJTITITITIHJHJ\
         N<N<N<N<JCJCJCJCJCI;I;I;I;PJPJPJPJPJMGMGaVaVaVaVaVMGMGIGMCMCMCJ;VGI888SIMIMIMIMIMIMIMIMI\
         MIMIMIMIJIJIJIJIJIJIJIJI7373TITITITITITITI]I]I]I]I]IPJPJXMXMXMXMXMLGIGIGIGSCPGHC",
    ),
    (
        0x1f00,
        "LLLLLLLLMMZZSUPQDDDDDDNNOO_`[]NNJJJJJJJJWWggce``88888888?>JJIIIIIIIIIINNVXhh^`NNIIIIIIII\
         NTNaNbN]WWWWWWWWVWgh^`^`LLDEJK88IIIIWWNNLLLLLLLL``fgffffJJJJJJJJmlvvuuvvWWWWWWWWmnwwuvuu\
         LLLLLNLLMMONaAFAGGJJKNJJUQ]YgFFG8888NN8877@>NFFGIIIIJJIIIIXVNFFFNNWWWNWW^V]VjFAN",
    ),
    (0x2010, "99JEaaEE6666CCCCEEGGALa6HH!!!!!.w~0<G0>H;;;WACAUU9iA,::]PPFKJJE7UE>aUWGTWW6UW66"),
    (0x20a0, "ZJJJJ`JsfaUJJJJsJJPJSJIPJJJSUJIF"),
    (0x2100, "ccNiKcfIN^GeRXJJQNWCXUfaWNTYXT[McfaMQFTSI8KMWNXGHVFk@QM?K:]zSPKXUSEEIVOI88MSKPCc"),
    (0x2150, "``y````````````F4AN]M]iv]M]jENSY3?JUGUalVGVb3EJ`qSqNENNNN`NN"),
    (
        0x2190,
        "aWaWaWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW\
         WWWWWWWWWWWWWWWWWWWWWWWW",
    ),
    (
        0x2200,
        "MJCJJYLLYYOYYOJVROWWW7JWJJJJJOW`[[WAAAAPPPPCTeCTeCCCJJ2JWWWWWWWW9WWWWWWWWWWWWWWWWWWWaaWW\
         WWWWWWWWWWWWWWWWWWdd?WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWPPPWWWWSSWWWWWWWWWWWWWYYYYCCYYYYYYYY\
         WWWWWWaaWWCPPPWWVVVVJ6JWaaaaaWPPWWWWWWWW}}WWWWWWWWWWWWWWWWWWWWaaaaaYOYYOYYaYOYOY",
    ),
    (
        0x2500,
        "OHIHHHHHHHHHOHHHOHHHOHHHOHHHOHHHHHHHOHHHHHHHOHHHHHHHOHHHHHHHOHHHHHHHHHHHHHHHHHHHOOOOOOOO\
         OOOOOOOOOOOOOOOOOOOOOHHHHHHHHHHHHHHHHHHHSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS^^^^^^^^^^MMa^EE\
         SSaSBBSSBBaSaSBBSSBBaSSSSYAYYYYYYYYYYYCCT```::::YYSSSSG^^^^^SSSi^^^^YYYYSSSWWPPS",
    ),
    (
        0x2600,
        "[a[[[[[F[[ZZLbqr[[[D[[[[[[[[[H[H[[[[LQKTD[[[O[[[[[[[[[[[[dde][[IQP[[[[[[[[[[[[[[[[[[[[[[\
         [[[[[[[[[[[[[[[[[@J[[@8@QR[[[[[[[[[[[[[[YYYYYY[[[[[[[[[[[[[[[D[[[[[[[a[[[Nbgm[WWWWWWWWWW\
         WWPPPPXPPaaaaaaaWWWWaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaPaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ),
    (
        0x2700,
        "aWWWWaWWWWaaWWWWWWWWWWWWWWWWWWWWWWWWWWWWaWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWa[a[[[[aaa[a\
         WWW66DDaaWWWWWWWWWWWWWWWWWWWWW[[[[[[[[[[WWWWWWWWWWWWWWWWWWWWWaaaWWWWWWWWWWWWWWWWWWWWWWWW\
         aWWWWWWWWWWWWWWa",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_widest_font() {
        // DejaVu Sans: W has 2025 of 2048 units, i has 569; the em dash has 2048.
        assert_eq!(('W', advance('W')), ('W', 64));
        assert_eq!(('i', advance('i')), ('i', 18));
        assert_eq!(('—', advance('—')), ('—', 64));
        // Noto Sans is wider: DejaVu's и has 1331 of 2048 units.
        assert!(advance('и') >= 42);
    }

    #[test]
    fn marks_take_no_room_and_ideographs_two_columns() {
        assert_eq!(advance('\u{301}'), 0);
        assert_eq!(advance('\u{200d}'), 0);
        assert_eq!(advance('議'), EM);
        assert!(advance('👩') > EM);
    }

    #[test]
    fn a_cut_never_splits_a_character() {
        assert_eq!(cut("дадада", 64.0, 64.0 * 1.5), ("да", true));
        assert_eq!(cut("да", 64.0, 1000.0), ("да", false));
    }

    #[test]
    fn direction_is_that_of_the_first_letter() {
        assert!(is_right_to_left("1. שלום world") && !is_right_to_left("a שלום") && !is_right_to_left("…"));
    }
}
