use super::Tables;

#[test]
fn bytes_that_are_no_tables_are_refused() {
    for bytes in [&[][..], b"\0\0\0\0", b"\x01\0\0\0\xff\xff\xff\xff", b"not tables"] {
        assert!(Tables::read(bytes, "").is_none(), "{bytes:?}");
    }
    let empty = Tables::new(b"\x01\0\0\0\0\0\0\0", "");
    assert_eq!((empty.errors.count(), empty.entries.count()), (0, 0));
}
