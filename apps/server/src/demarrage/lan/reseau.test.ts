import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { ConfigInvalide } from '../../kernel/config-invalide.ts';
import { adressesLocales, decouvrirReseau, originesDe } from './reseau.ts';

const ipv4 = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  internal,
  cidr: null,
  family: 'IPv4',
});

test('le réseau des téléphones passe avant les ponts des conteneurs ; la boucle locale et l’adresse de secours ne comptent pas', () => {
  expect(
    adressesLocales({
      lo: [ipv4('127.0.0.1', true)],
      docker0: [ipv4('172.17.0.1')],
      eth1: [ipv4('169.254.8.9')],
      wlan0: [ipv4('192.168.1.20')],
    }),
  ).toEqual(['192.168.1.20', '172.17.0.1']);
});

test('l’adresse publique est le nom quand il y en a un, sinon la première adresse', () => {
  expect(originesDe({ adresses: ['192.168.1.20'], nom: 'ehpad.local' }, 3000)).toEqual([
    'https://ehpad.local:3000',
    'https://192.168.1.20:3000',
    'https://localhost:3000',
    'https://127.0.0.1:3000',
  ]);
  expect(originesDe({ adresses: ['10.0.0.5', '192.168.1.20'], nom: undefined }, 443)[0]).toBe(
    'https://10.0.0.5',
  );
});

test.each(['mon serveur', 'http://x', '-a', ''])('« %s » n’est pas un nom de machine', async (nom) => {
  await expect(decouvrirReseau(nom)).rejects.toThrow(ConfigInvalide);
});
