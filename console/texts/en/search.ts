export const search = {
  searchField: 'Name, email, phone, order, words',
  searchLead:
    'Finds customers by name, email, phone, order or tracking number, and by words said on any channel. tag:vip finds by tag.',
  searchNone: 'Nothing was found for “{q}”.',
  searchNoneNext: 'Part of a number, or one word alone, finds more.',
  results_one: '1 thread',
  results_many: '{n} threads',
  found: 'Found',
};
