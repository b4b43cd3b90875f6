import { decrireVue } from '@orapont/domain/captation/vues';

/** As people read it, whoever defined the view. */
export const nomDeVue = (code: string): string => decrireVue(code, []).libelle;
