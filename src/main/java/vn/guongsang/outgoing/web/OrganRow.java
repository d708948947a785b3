package vn.guongsang.outgoing.web;

import vn.guongsang.outgoing.IssuingOrgan;
import vn.guongsang.outgoing.Signs.Sign;

/** An issuer and how it is abbreviated today. */
public record OrganRow(IssuingOrgan organ, Sign sign) {}
