package vn.guongsang.reward.paper;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.document.Block;
import vn.guongsang.document.Block.Table.Align;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.Sheets;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.reward.PaymentList;
import vn.guongsang.reward.PaymentList.Item;

/** The letter that asks to pay, with the list annexed to it. Papers are Vietnamese by law. */
@Component
public class PaymentPaper {

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final Bodies bodies;
    private final Sheets sheets;

    PaymentPaper(Bodies bodies, Sheets sheets) {
        this.bodies = bodies;
        this.sheets = sheets;
    }

    public OfficialDocument of(PaymentList list) {
        var issuer = IssuerName.of(bodies.get(list.issuer()), bodies);
        return OfficialDocument.of(DocumentKind.LETTER, issuer.issuer())
                .about(say("reward.paper.about", list.decisionNumber()))
                .to(say("reward.paper.to"))
                .paragraph(say(
                        "reward.paper.ask",
                        list.decisionNumber(),
                        list.decidedOn(),
                        list.items().size(),
                        dong(list.toPay())))
                .paragraph(say("reward.paper.fund", said(list.fund()), said(list.budgetLine())))
                .paragraph(say(
                        "reward.paper.state",
                        list.corrected(),
                        list.revoked(),
                        dong(list.toRecover()),
                        dong(list.net())))
                .signedBy("", issuer.capacity())
                .annex(say("reward.paper.annex", list.decisionNumber()), new Block.Table(columns(), rows(list)))
                .build();
    }

    private List<Block.Table.Column> columns() {
        return List.of(
                new Block.Table.Column(say("reward.paper.column.number"), 5, Align.CENTER),
                new Block.Table.Column(say("reward.name"), 28, Align.LEFT),
                new Block.Table.Column(say("reward.place"), 26, Align.LEFT),
                new Block.Table.Column(say("reward.award"), 18, Align.LEFT),
                new Block.Table.Column(say("reward.amount"), 15, Align.RIGHT),
                new Block.Table.Column(say("reward.paper.column.signed"), 12, Align.LEFT));
    }

    private List<List<String>> rows(PaymentList list) {
        List<List<String>> rows = new ArrayList<>();
        for (Item item : list.items()) {
            rows.add(List.of(
                    String.valueOf(item.position()),
                    item.name(),
                    item.place(),
                    item.awardName(),
                    dong(item.dong()),
                    item.recovery() == null ? "" : say("reward.paper.revoked")));
            if (item.recovery() != null && item.recovery().dong() > 0) {
                rows.add(List.of(
                        "",
                        item.name(),
                        "",
                        item.recovery().basis(),
                        dong(-item.recovery().dong()),
                        ""));
            }
        }
        rows.add(List.of("", say("reward.total"), "", "", dong(list.net()), ""));
        return rows;
    }

    private static String said(String text) {
        return text.isEmpty() ? "…" : text;
    }

    private static String dong(@Nullable Long dong) {
        return dong == null ? "…" : NumberFormat.getIntegerInstance(VIETNAMESE).format(dong);
    }

    private String say(String key, Object... args) {
        return sheets.say(key, args);
    }
}
