/**
 * The paper as it was issued: the signed scan, or the PDF with digital signatures, of a decision or of minutes; what its
 * signatures say; and the package in which it goes to the national document exchange. What a paper belongs to is told by
 * {@link vn.guongsang.paper.PaperHolder}, a bean of the module that knows.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "directory",
            "document",
            "frame",
            "identity",
            "installation",
            "organisation",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.paper;
