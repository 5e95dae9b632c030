/** Version of the software, which each process says of itself; a test holds it to the packages' and the chart's. */
export const VERSION = '0.2.0';
