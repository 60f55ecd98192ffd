/** What of WebAssembly is used here: TypeScript knows it only together with everything of a browser. */
declare namespace WebAssembly {
  class Memory {
    constructor(options: { initial: number });
    readonly buffer: ArrayBuffer;
  }
  interface Kernels {
    matmul(
      weights: number,
      scales: number,
      bias: number,
      rows: number,
      rowScales: number,
      products: number,
      tokens: number,
      outputs: number,
      inputs: number,
    ): void;
    scores(queries: number, keys: number, scores: number, tokens: number): void;
    blend(shares: number, values: number, heard: number, tokens: number): void;
  }
  function instantiate(
    bytes: Uint8Array,
    imports: { env: { memory: Memory } },
  ): Promise<{ instance: { exports: Kernels } }>;
}
