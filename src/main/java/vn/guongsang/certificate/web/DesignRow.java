package vn.guongsang.certificate.web;

import java.util.UUID;

/**
 * A body and an award that have a design, or could have one.
 *
 * @param award empty for all that have none of their own
 * @param awardName empty where no certificate was issued yet
 * @param version 0 where another design serves
 */
public record DesignRow(UUID body, String bodyName, String award, String awardName, int version) {

    public String address() {
        return DesignController.address(body, award);
    }
}
