/**
 * The forms of the papers that a body sends out: each built in after Nghị định 30/2020/NĐ-CP, or as its administrator
 * edited it in Word, from a day on. Who draws a kind of paper up names it as a {@link vn.guongsang.outgoing.PaperForm}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"audit", "document", "frame", "identity", "organisation", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.outgoing;
