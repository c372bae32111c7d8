/** What a shop system can be asked where it may forget to tell: what has changed there. */
export interface ChangeFeed {
  /**
   * Takes in what has changed since the cursor (null: lately), and gives the cursor of the next time; null where nothing was seen
   * yet. Throws `ShopUnavailable`.
   */
  poll(cursor: string | null): Promise<string | null>;
}
