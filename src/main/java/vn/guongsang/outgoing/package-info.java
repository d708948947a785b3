/**
 * The papers that a body sends out: their forms, each built in after Nghị định 30/2020/NĐ-CP, or as its administrator
 * edited it in Word, from a day on; and their register, in which each gets its number. Who draws a kind of paper up names
 * its form as a {@link vn.guongsang.outgoing.PaperForm}, and offers each paper as an
 * {@link vn.guongsang.outgoing.OutgoingDraft}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "audit",
            "document",
            "frame",
            "identity",
            "organisation",
            "paper",
            "plan",
            "time",
            "verdict"
        })
@org.jspecify.annotations.NullMarked
package vn.guongsang.outgoing;
