import { expect, test } from 'vitest';

import { clientAddress, requestAddress, SOCKET_ADDRESS_HEADER } from '#limits/address';

const addressOf = (socket: string) => clientAddress(new Headers(), socket, 0);
const forwarded = (value: string) => new Headers({ 'x-forwarded-for': value });

test('without a proxy of ours the header is the client’s own word, and is not read', () => {
  expect(clientAddress(forwarded('9.9.9.9'), '203.0.113.7', 0)).toBe('203.0.113.7');
});

test('behind proxies the entry that the outermost of them wrote counts, however many are made up', () => {
  expect(clientAddress(forwarded('9.9.9.9, 203.0.113.7'), '10.0.0.1', 1)).toBe('203.0.113.7');
  expect(clientAddress(forwarded('1.1.1.1, 9.9.9.9, 203.0.113.7, 10.0.0.2'), '10.0.0.1', 2)).toBe(
    '203.0.113.7',
  );
});

test('a changed X-Forwarded-For does not change the address', () => {
  const addresses = Array.from({ length: 50 }, (_, index) =>
    clientAddress(forwarded(`10.9.8.${index}, 2001:db8::${index}, 203.0.113.7`), '10.0.0.1', 1),
  );
  expect(new Set(addresses)).toEqual(new Set(['203.0.113.7']));
});

test('header lines sent apart are one list', () => {
  const headers = new Headers();
  headers.append('x-forwarded-for', '9.9.9.9');
  headers.append('x-forwarded-for', '203.0.113.7');
  expect(clientAddress(headers, '10.0.0.1', 1)).toBe('203.0.113.7');
});

test('without the header, or with rubbish in it, the nearest known address counts', () => {
  expect(clientAddress(new Headers(), '10.0.0.1', 1)).toBe('10.0.0.1');
  expect(clientAddress(forwarded('unknown'), '10.0.0.1', 1)).toBe('10.0.0.1');
  expect(clientAddress(forwarded('1.2.3.4, unknown, 10.0.0.2'), '10.0.0.1', 2)).toBe('10.0.0.2');
});

test('one IPv6 /64 is one caller, and its neighbour another', () => {
  expect(addressOf('2001:db8:1:2::1')).toBe('2001:db8:1:2::/64');
  expect(addressOf('2001:0DB8:0001:0002:ffff:ffff:ffff:ffff')).toBe('2001:db8:1:2::/64');
  expect(addressOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
  expect(addressOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(addressOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

test('an IPv4 address is the same one however IPv6 writes it', () => {
  for (const text of [
    '203.0.113.7',
    '::ffff:203.0.113.7',
    '::FFFF:cb00:7107',
    '0:0:0:0:0:ffff:203.0.113.7',
  ]) {
    expect(clientAddress(new Headers(), text, 0)).toBe('203.0.113.7');
  }
});

test('ports that proxies write are not part of the address', () => {
  expect(clientAddress(forwarded('203.0.113.7:51234'), '10.0.0.1', 1)).toBe('203.0.113.7');
  expect(clientAddress(forwarded('[2001:db8:1:2::9]:51234'), '10.0.0.1', 1)).toBe(
    '2001:db8:1:2::/64',
  );
});

test('a request’s socket address comes from the server’s private header, else everybody shares one', () => {
  expect(requestAddress(new Headers({ [SOCKET_ADDRESS_HEADER]: '203.0.113.7' }), 0)).toBe(
    '203.0.113.7',
  );
  expect(requestAddress(forwarded('9.9.9.9'), 0)).toBe('127.0.0.1');
});
