/** What came of a vote in words, and the minutes in the form of Nghị định 30/2020/NĐ-CP. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.council.paper;
