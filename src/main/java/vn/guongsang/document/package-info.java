/**
 * Files that go out and come in: official documents in the form of Nghị định 30/2020/NĐ-CP (DOCX
 * and PDF), spreadsheets, charts, and the store of attachments. Who may read or file one is decided
 * by the module that owns the reference, never here.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"installation", "organisation", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.document;
