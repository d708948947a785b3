/** The file in which a document goes to the national document exchange (edXML, QCVN 102:2016/BTTTT). */
@org.springframework.modulith.NamedInterface("exchange")
@org.jspecify.annotations.NullMarked
package vn.guongsang.paper.exchange;
