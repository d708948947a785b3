package vn.guongsang.document;
import java.nio.file.*;
import org.junit.jupiter.api.Test;
class LookTests {
  @Test void look() throws Exception {
    var d = Path.of("/tmp/look-document"); Files.createDirectories(d);
    for (var e : java.util.Map.of("decision", DocumentFixtures.decision(), "draft", DocumentFixtures.draftDecision().build(), "letter", DocumentFixtures.letter(), "two", DocumentFixtures.decisionWithTwoAnnexes(), "plan", DocumentFixtures.plan(), "minutes", DocumentFixtures.minutes()).entrySet()) {
      long t=System.nanoTime();
      Files.write(d.resolve(e.getKey()+".pdf"), Documents.pdf(e.getValue()));
      long u=System.nanoTime();
      Files.write(d.resolve(e.getKey()+"-w.docx"), Documents.docx(e.getValue()));
      System.out.println(e.getKey()+" pdf "+(u-t)/1000000+" docx "+(System.nanoTime()-u)/1000000);
    }
  }
}
