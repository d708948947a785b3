package vn.guongsang.plan.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyNamesTests {

    @ParameterizedTest
    @CsvSource({
        "UBND xã Ninh An, Ủy ban nhân dân xã Ninh An",
        "Uỷ ban xã Ninh An, ubnd X. Ninh An",
        "UBND TX Sao Biển, ỦY BAN NHÂN DÂN THỊ XÃ SAO BIỂN",
        "UBND TP. Sao Biển, Uy ban nhan dan thanh pho Sao Bien",
        "UBND P. Đông Hải, UBND phường Dong Hai",
        "Sở Nội vụ, SỞ NỘI VỤ",
        "Ủy ban MTTQ Việt Nam tỉnh, Uỷ ban Mặt trận Tổ quốc Việt Nam tỉnh"
    })
    void seesTheSameBodyBehindTwoSpellings(String one, String other) {
        assertThat(BodyNames.comparable(one)).isEqualTo(BodyNames.comparable(other));
    }

    @ParameterizedTest
    @CsvSource({
        "UBND xã Ninh An, UBND phường Ninh An",
        "UBND xã Ninh An, UBND xã Ninh Đa",
        "Ủy ban MTTQ tỉnh, UBND tỉnh",
        "Sở Nội vụ, Sở Ngoại vụ"
    })
    void keepsDifferentBodiesApart(String one, String other) {
        assertThat(BodyNames.comparable(one)).isNotEqualTo(BodyNames.comparable(other));
    }
}
