/** A web address in a text, with the marks that chat programs put around it. */
export const WEB_ADDRESS = /<?\bhttps?:\/\/[^\s<>|]+(?:\|[^\s<>]*)?>?/gi;
