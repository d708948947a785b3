package vn.guongsang.document;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Lists of pages on their way out as XLSX, in the language of whoever asks. */
@Component
public class Sheets {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final MessageSource messages;

    Sheets(MessageSource messages) {
        this.messages = messages;
    }

    public String say(String key, Object... args) {
        return say(LocaleContextHolder.getLocale(), key, args);
    }

    /** Says words that are codes in the data, even once the request is over. */
    public Function<String, String> words(String prefix) {
        Locale locale = LocaleContextHolder.getLocale();
        return code -> say(locale, prefix + code);
    }

    public Spreadsheet.Column column(String key, Spreadsheet.Type type, int width) {
        return new Spreadsheet.Column(say(key), type, width);
    }

    public ResponseEntity<StreamingResponseBody> send(String fileName, Spreadsheet sheet) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(XLSX))
                .body(out -> Documents.xlsx(sheet, out));
    }

    private String say(Locale locale, String key, Object... args) {
        Object[] spoken = Arrays.stream(args)
                .map(arg -> arg instanceof LocalDate known ? DATE.format(known) : arg)
                .toArray();
        return messages.getMessage(key, spoken, locale);
    }
}
