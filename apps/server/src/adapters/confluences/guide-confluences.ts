import type { GuideConfluences } from '../../features/confluences/ports.ts';
import { lireTransaction } from './lire-transaction.ts';
import { repondre } from './repondre.ts';

export const guideConfluences: GuideConfluences = { lire: lireTransaction, repondre };
