package vn.guongsang.document.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.guongsang.document.FileType;
import vn.guongsang.document.UploadFixtures;
import vn.guongsang.verdict.Refusal;

class PortraitTests {

    @Test
    void drawsAPageAndACardPicture() throws IOException {
        var portrait = Portrait.of(UploadFixtures.image(UploadFixtures.noise(3000, 2000), "jpeg"), FileType.JPEG);
        assertThat(size(portrait.page())).containsExactly(1200, 800);
        assertThat(size(portrait.card())).containsExactly(320, 213);
        assertThat(portrait.card()).hasSizeLessThanOrEqualTo(40 * 1024);
    }

    @Test
    void neverEnlarges() throws IOException {
        var portrait = Portrait.of(UploadFixtures.image(UploadFixtures.noise(100, 60), "png"), FileType.PNG);
        assertThat(size(portrait.page())).containsExactly(100, 60);
        assertThat(size(portrait.card())).containsExactly(100, 60);
    }

    /** The red half is on the left of the sensor; where it is when the picture stands upright. */
    @ParameterizedTest
    @CsvSource({
        "1, 80, 40, LEFT", "2, 80, 40, RIGHT", "3, 80, 40, RIGHT", "4, 80, 40, LEFT",
        "5, 40, 80, TOP", "6, 40, 80, TOP", "7, 40, 80, BOTTOM", "8, 40, 80, BOTTOM"
    })
    void turnsThePictureUpright(int orientation, int width, int height, String side) throws IOException {
        var sensor = new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 80; x++) {
            for (var y = 0; y < 40; y++) {
                sensor.setRGB(x, y, x < 40 ? Color.RED.getRGB() : Color.BLUE.getRGB());
            }
        }
        var portrait = Portrait.of(UploadFixtures.photo(sensor, orientation), FileType.JPEG);
        assertThat(size(portrait.page())).containsExactly(width, height);
        var upright = ImageIO.read(new ByteArrayInputStream(portrait.page()));
        var pixel = switch (side) {
            case "LEFT" -> upright.getRGB(4, height / 2);
            case "RIGHT" -> upright.getRGB(width - 5, height / 2);
            case "TOP" -> upright.getRGB(width / 2, 4);
            default -> upright.getRGB(width / 2, height - 5);
        };
        assertThat(new Color(pixel).getRed()).isGreaterThan(200);
    }

    @Test
    void dropsWhatTheCameraWrote() {
        var photo = UploadFixtures.photo(UploadFixtures.noise(40, 40), 1);
        assertThat(latin(photo)).contains("Exif", "GPS");
        var portrait = Portrait.of(photo, FileType.JPEG);
        assertThat(latin(portrait.page())).doesNotContain("Exif", "GPS");
        assertThat(latin(portrait.card())).doesNotContain("Exif", "GPS");
    }

    @Test
    void drawsTransparencyOnWhite() throws IOException {
        var clear = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
        var portrait = Portrait.of(UploadFixtures.image(clear, "png"), FileType.PNG);
        var drawn = ImageIO.read(new ByteArrayInputStream(portrait.page()));
        assertThat(new Color(drawn.getRGB(20, 20)).getGreen()).isGreaterThan(250);
    }

    @Test
    void refusesAPictureThatIsCutOff() {
        var png = UploadFixtures.image(UploadFixtures.noise(40, 40), "png");
        assertRefused(Arrays.copyOf(png, 60), FileType.PNG, "document.portrait.broken");
    }

    @Test
    void refusesASmallFileThatHoldsAHugePicture() {
        var png = UploadFixtures.image(UploadFixtures.noise(8, 8), "png");
        png[16] = 0;
        png[17] = 1;
        png[20] = 0;
        png[21] = 1;
        assertRefused(png, FileType.PNG, "document.portrait.too-many-pixels");
    }

    @Test
    void refusesAWebpPicture() {
        assertRefused(UploadFixtures.webp(), FileType.WEBP, "document.portrait.type");
    }

    private static void assertRefused(byte[] content, FileType type, String code) {
        assertThatThrownBy(() -> Portrait.of(content, type))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo(code));
    }

    private static int[] size(byte[] jpeg) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(jpeg));
        return new int[] {image.getWidth(), image.getHeight()};
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
