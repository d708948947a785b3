package vn.guongsang.plan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.plan.pack.PackFixtures;

class PlanCommandTests {

    private static final String SAO_BIEN = PackFixtures.SAO_BIEN.toString();

    @TempDir
    private Path directory;

    private record Outcome(int exit, String out, String err) {}

    @Test
    void acceptsAGoodPack() {
        Outcome outcome = run("check", SAO_BIEN);

        assertThat(outcome).isEqualTo(new Outcome(0, SAO_BIEN + ": dùng được (0 lưu ý).\n", ""));
    }

    @Test
    void refusesABadPackAndSaysWhy() {
        Outcome outcome = run("check", SAO_BIEN, PackFixtures.MISTAKES.toString(), "--lang", "en");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("refused, 24 errors, 1 notes.")
                .contains("  Line 33, column 64: there is no “cadense” here. Did you mean “cadence”?\n");
    }

    @Test
    void tellsAnUnusableCallFromABadFile() {
        assertThat(run().exit()).isEqualTo(2);
        assertThat(run("check").exit()).isEqualTo(2);
        assertThat(run("check", "no-such-file.yaml").exit()).isEqualTo(2);
        assertThat(run("check", directory.toString()).exit()).isEqualTo(2);
        assertThat(run("calendar", SAO_BIEN, "--from", "yesterday", "--to", "2030-01-01", "--as-of", "2030-01-01")
                        .exit())
                .isEqualTo(2);
        assertThat(calendar("2030-02-01", "2030-01-01").exit()).isEqualTo(2);
        assertThat(calendar("1930-01-01", "2030-01-01").exit()).isEqualTo(2);
        assertThat(calendar("-999999999-01-01", "2030-01-01").exit()).isEqualTo(2);
    }

    @Test
    void writesTheCalendarOfGroupsAsCsv() {
        Outcome outcome = calendar("2030-03-01", "2030-03-25");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().split("\r\n"))
                .startsWith(
                        "body,body_name,obligation,clause,what,period,period_from,period_to,minimum,due,status,explanation",
                        "don-vi,\"Các cơ quan, đơn vị, địa phương\",ob-month,IV.2,\"Gương người tốt, việc tốt\",tháng 3/2030,"
                                + "2030-03-01,2030-03-31,,2030-03-20,due-soon,Chậm nhất ngày 20 tháng 3/2030.");
    }

    @Test
    void writesTheSameAsJson() {
        JsonNode rows = JsonMapper.shared()
                .readTree(
                        calendar("2030-06-30", "2030-06-30", "--format", "json").out());

        assertThat(rows.get(0).propertyNames())
                .containsExactly(
                        "body",
                        "body_name",
                        "obligation",
                        "clause",
                        "what",
                        "period",
                        "period_from",
                        "period_to",
                        "minimum",
                        "due",
                        "status",
                        "explanation");
        assertThat(rows.get(0).get("minimum").asString()).isEqualTo("5");
        assertThat(rows.get(0).get("due").asString()).isEqualTo("2030-06-30");
    }

    @Test
    void writesOneLineForEachBodyOfADirectory() throws IOException {
        Path bodies = Files.writeString(directory.resolve("bodies.csv"), """
                \uFEFFcode,name,kind,level,parent,blocs\r
                an,"UBND xã ""An""\",people-committee,commune,,cum-1\r
                tc,Sở Tài chính,department,province,,khoi-1;khoi-2\r
                """);

        Outcome outcome = calendar("2030-06-30", "2030-06-30", "--bodies", bodies.toString());

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().lines().filter(line -> line.contains(",ob-half,")))
                .extracting(line -> line.substring(0, line.indexOf(",ob-half,")))
                .containsExactly("an,\"UBND xã \"\"An\"\"\"", "tc,Sở Tài chính");
        assertThat(outcome.err()).contains("“Công an tỉnh” (cong-an)");
    }

    @Test
    void namesEveryBadLineOfADirectory() throws IOException {
        Path bodies = Files.writeString(directory.resolve("bodies.csv"), """
                code,name,kind,level,parent,blocs
                an,UBND xã An,people-committee,commune,,
                an,UBND xã An,comittee,commune,,
                ,,,village,,
                tc,Sở Tài chính
                "hai
                dòng",Tên,department,province,,
                """);

        Outcome outcome = calendar("2030-06-30", "2030-06-30", "--bodies", bodies.toString());

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines().map(line -> line.split("[“.]")[0].strip()))
                .hasSize(7)
                .contains(
                        "Dòng 3: mã",
                        "Dòng 3: không có loại (kind)",
                        "Dòng 4: thiếu mã (code)",
                        "Dòng 4: thiếu tên (name)",
                        "Dòng 4: không có cấp (level)",
                        "Dòng 5: có 2 cột, phải có 6");
    }

    /** A file of bodies in time that was downloaded before turns and figures were told is read as it was. */
    @Test
    void readsBodiesInTimeWithAndWithoutTurnsAndFigures() throws IOException {
        String header = "code,name,kind,level,parent,blocs,aliases,place,sector,since,until";
        String body = "an,UBND xã An,people-committee,commune,,cum-1,,,,2030-01-01,";
        Path before = Files.writeString(directory.resolve("before.csv"), header + "\n" + body + "\n");
        Path now = Files.writeString(
                directory.resolve("now.csv"),
                header + ",heads,figures\n" + body + ",cum-1,dân số=4800;khu dân cư=12\n");

        Outcome outcome = calendar("2030-06-30", "2030-06-30", "--bodies", now.toString());
        assertThat(outcome.exit()).isZero();
        assertThat(calendar("2030-06-30", "2030-06-30", "--bodies", before.toString())
                        .out())
                .isEqualTo(outcome.out());
        assertThat(errorOf(header + ",heads,figures\n" + body + ",cum-1,dân số\n"))
                .contains("Dòng 2: “dân số” chưa phải là số liệu");
    }

    @Test
    void refusesDirectoriesThatAreNone() throws IOException {
        assertThat(errorOf("")).contains("tệp không có nội dung");
        assertThat(errorOf("code;name\n")).contains("dòng đầu phải là: code,name,kind,level,parent,blocs");
        assertThat(errorOf("code,name,kind,level,parent,blocs\n\"an,x\n")).contains("Dòng 2: dấu ngoặc kép");
    }

    private String errorOf(String csv) throws IOException {
        Path bodies = Files.writeString(directory.resolve("bodies.csv"), csv);
        Outcome outcome = calendar("2030-06-30", "2030-06-30", "--bodies", bodies.toString());
        assertThat(outcome.exit()).isEqualTo(1);
        return outcome.err();
    }

    private static Outcome calendar(String from, String to, String... more) {
        String[] args = {"calendar", SAO_BIEN, "--from", from, "--to", to, "--as-of", "2030-03-15"};
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return run(all);
    }

    private static Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = PlanCommand.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Outcome(exit, out.toString(), err.toString());
    }
}
