package vn.guongsang.document.decree30;

import static vn.guongsang.document.decree30.WordStyles.twips;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STSectionMark;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.text.PlainText;

/** Draws the form as a Word file. */
public final class DocxForm {

    private final XWPFDocument word;

    private DocxForm(XWPFDocument word) {
        this.word = word;
    }

    public static byte[] write(OfficialDocument document) {
        return write(Form.of(document), document);
    }

    static byte[] write(Form form, OfficialDocument document) {
        try (var word = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            new DocxForm(word).draw(form, document);
            word.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
    }

    private void draw(Form form, OfficialDocument document) throws IOException, XmlException {
        word.createStyles()
                .setStyles(StylesDocument.Factory.parse(WordStyles.xml()).getStyles());
        var properties = word.getProperties().getCoreProperties();
        properties.setTitle(form.title());
        properties.setCreator(PlainText.clean(document.issuer().name().replace('\n', ' ')));
        var page = page();
        pageNumbers();
        for (var sections = form.sections().iterator(); sections.hasNext(); ) {
            sections.next().forEach(part -> draw(part, word::createParagraph));
            endSection(sections, page);
        }
    }

    private CTSectPr page() {
        var page = word.getDocument().getBody().addNewSectPr();
        page.addNewType().setVal(STSectionMark.NEXT_PAGE);
        var size = page.addNewPgSz();
        size.setW(whole(Page.WIDTH));
        size.setH(whole(Page.HEIGHT));
        size.setOrient(STPageOrientation.PORTRAIT);
        var margins = page.addNewPgMar();
        margins.setTop(whole(Page.TOP));
        margins.setBottom(whole(Page.BOTTOM));
        margins.setLeft(whole(Page.LEFT));
        margins.setRight(whole(Page.RIGHT));
        margins.setHeader(whole(Page.HEADER));
        margins.setFooter(whole(Page.HEADER));
        margins.setGutter(BigInteger.ZERO);
        page.addNewPgNumType().setStart(BigInteger.ONE);
        return page;
    }

    private void pageNumbers() {
        word.createHeader(HeaderFooterType.FIRST).createParagraph();
        var number = word.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        number.setStyle(TextStyle.PAGE_NUMBER.id());
        var field = number.getCTP().addNewFldSimple();
        field.setInstr("PAGE");
        field.addNewR().addNewT().setStringValue("2");
    }

    /** A section but the last keeps its page in its last paragraph; Word wants one after a table. */
    private void endSection(Iterator<?> remaining, CTSectPr page) {
        var end = word.createParagraph();
        space(new Part.Space(0), end);
        if (remaining.hasNext()) {
            end.getCTP().getPPr().setSectPr((CTSectPr) page.copy());
        }
    }

    private void draw(Part part, Supplier<XWPFParagraph> paragraphs) {
        switch (part) {
            case Part.Line line -> line(line, paragraphs.get());
            case Part.Rule rule -> rule(rule, paragraphs.get(), Page.TEXT);
            case Part.Space space -> space(space, paragraphs.get());
            case Part.Columns columns -> columns(columns);
            case Part.Grid grid -> new WordGrid(word).draw(grid.table());
        }
    }

    static void line(Part.Line line, XWPFParagraph paragraph) {
        paragraph.setStyle(line.style().id());
        if (line.keepsNext() && !line.style().keepsNext()) {
            paragraph.setKeepNext(true);
        }
        if (!line.lead().isEmpty()) {
            var lead = paragraph.createRun();
            lead.setBold(true);
            lead.setText(PlainText.clean(line.lead()));
        }
        text(line.text(), paragraph.createRun());
    }

    private static void text(String text, XWPFRun run) {
        var lines = PlainText.clean(text).split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines[i], i);
        }
    }

    private static void rule(Part.Rule rule, XWPFParagraph paragraph, double room) {
        paragraph.setStyle("rule");
        var side = (int) twips((room - rule.width()) / 2);
        paragraph.setIndentationLeft(side);
        paragraph.setIndentationRight(side);
    }

    private static void space(Part.Space space, XWPFParagraph paragraph) {
        paragraph.setStyle("space");
        paragraph.setSpacingBefore((int) twips(space.height()));
    }

    private void columns(Part.Columns columns) {
        var table = new WordTable(word, columns.rows().size(), columns.left(), columns.right());
        for (var i = 0; i < columns.rows().size(); i++) {
            fill(table.cell(i, 0), columns.rows().get(i).left(), columns.left());
            fill(table.cell(i, 1), columns.rows().get(i).right(), columns.right());
        }
    }

    private static void fill(XWPFTableCell cell, List<Part> parts, double room) {
        var paragraphs = Stream.concat(cell.getParagraphs().stream().limit(1), Stream.generate(cell::addParagraph))
                .iterator();
        for (var part : parts) {
            switch (part) {
                case Part.Line line -> line(line, paragraphs.next());
                case Part.Rule rule -> rule(rule, paragraphs.next(), room);
                case Part.Space space -> space(space, paragraphs.next());
                case Part.Columns _, Part.Grid _ -> throw new IllegalArgumentException("A column holds text only");
            }
        }
    }

    private static BigInteger whole(double points) {
        return BigInteger.valueOf(twips(points));
    }
}
