import type { Documents } from '../../features/echange/ports.ts';
import { fabriqueCda } from '../cda/fabrique-cda.ts';
import { fabriqueXdm } from './fabrique-xdm.ts';

/** The real factories: they are pure, and a test that sends a document should be able to read it. */
export const documentsDeTest: Documents = {
  cda: fabriqueCda,
  xdm: fabriqueXdm,
  edition: '2022.01',
  nil: null,
};
