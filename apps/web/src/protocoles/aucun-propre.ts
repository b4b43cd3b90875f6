import type { PropresT } from '@orapont/contract/protocole';

/** What stands where an organisation has changed nothing. */
export const AUCUN_PROPRE: PropresT = { vues: [], protocoles: [], masques: [] };
